"""The account's bill has a budget, of which AWS itself tells the club."""

from typing import Any

from tests.support.deploy.operator import Operator


def brought_up(operator: Operator, **changes: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The budget of a stack with these parameters, and the notifications that it has."""
    operator.plans("bot", **changes).make()
    account = operator.client("sts").get_caller_identity()["Account"]
    budgets = operator.client("budgets")
    [budget] = budgets.describe_budgets(AccountId=account)["Budgets"]
    told = budgets.describe_notifications_for_budget(AccountId=account, BudgetName=budget["BudgetName"])
    for notification in (notifications := told["Notifications"]):
        to = budgets.describe_subscribers_for_notification(
            AccountId=account, BudgetName=budget["BudgetName"], Notification=notification
        )
        assert to["Subscribers"] == [{"SubscriptionType": "EMAIL", "Address": operator.club.alarm_email}]
    return budget, notifications


def test_the_club_hears_before_a_month_passes_it(operator: Operator):
    budget, notifications = brought_up(operator)
    assert budget["BudgetLimit"] == {"Amount": "20", "Unit": "USD"}
    assert {(each["NotificationType"], each["Threshold"]) for each in notifications} == {
        ("ACTUAL", 80.0), ("FORECASTED", 100.0),
    }  # fmt: skip


def test_another_amount_in_the_clubs_file_is_another_limit(operator: Operator):
    brought_up(operator)
    budget, notifications = brought_up(operator, MonthlyBudget="50")
    assert budget["BudgetLimit"]["Amount"] == "50"
    assert len(notifications) == 2
