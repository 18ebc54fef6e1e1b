"""How a JSON body is read: one description of its fields, which reads them, names their faults and documents them."""
