"""What is kept in DynamoDB: the table's items, the transaction that saves a turn, and what the club's lists read."""
