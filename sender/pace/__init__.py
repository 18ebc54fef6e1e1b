"""At what pace each provider takes messages. `worker` asks; nothing here sends.

pace → budgets, limits → sender.store
"""
