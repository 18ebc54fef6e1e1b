"""AWS::Budgets::Budget for ministack's CloudFormation, which refuses the type though it has the service."""

from typing import Any


def provision_budgets(handlers: dict[str, dict[str, Any]], budgets: Any) -> None:
    """Teach ministack's table of resource types by its own service of budgets; once a process."""

    def create(logical_id: str, properties: dict[str, Any], stack_name: str) -> tuple[str, dict[str, str]]:
        name = properties["Budget"].get("BudgetName") or f"{stack_name}-{logical_id}"
        told = properties.get("NotificationsWithSubscribers", [])
        budget = _budget(name, properties)
        _done(budgets._create_budget({"Budget": budget, "NotificationsWithSubscribers": told}))
        return name, {}

    def update(name: str, before: dict[str, Any], after: dict[str, Any], stack_name: str) -> tuple[str, dict[str, str]]:
        """Its notifications are replaced with it, as at AWS."""
        delete(name, before)
        return create(name, {**after, "Budget": _budget(name, after)}, stack_name)

    def delete(name: str, _properties: dict[str, Any]) -> None:
        _done(budgets._delete_budget({"BudgetName": name}))

    handlers["AWS::Budgets::Budget"] = {"create": create, "update": update, "delete": delete}


def _budget(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    limit = properties["Budget"]["BudgetLimit"]
    return properties["Budget"] | {"BudgetName": name, "BudgetLimit": limit | {"Amount": str(limit["Amount"])}}


def _done(answer: tuple[int, Any, bytes]) -> None:
    if answer[0] >= 400:
        raise ValueError(answer[2].decode())
