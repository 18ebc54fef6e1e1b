"""GET /alerts: which alerts of a child's safety nobody has taken. Whom they are about is behind the officers' links."""

from typing import Annotated

import msgspec
from msgspec import Meta

from bot.club.serialize import Moment
from bot.safety.alerts import Alerts
from bot.web.operations import Operation
from flows.records import Alert


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """One alert. The reference is that of the registration that was talked about; empty where there was none."""

    reason: str
    reference: str
    raised_at: Moment
    round: Annotated[int, Meta(description="How often it was due to go out.")]
    left: Annotated[list[str], Meta(description="The officers (1, 2) and ways by which this round has.")]


class OpenAlerts(msgspec.Struct, frozen=True, kw_only=True):
    alerts: list[Open]


class AlertsApi:
    def __init__(self, alerts: Alerts):
        self._alerts = alerts

    def operation(self) -> Operation:
        return Operation(
            name="alerts",
            method="GET",
            path="/alerts",
            scope="safety",
            summary="List alerts of a child's safety that nobody has taken",
            handle=self.list,
            means="The longest due first",
            answers=(OpenAlerts,),
        )

    def list(self) -> OpenAlerts:
        return OpenAlerts(alerts=[_shown(each) for each in self._alerts.open()])


def _shown(alert: Alert) -> Open:
    return Open(
        reason=alert.reason,
        reference=alert.cases[0].reference,
        raised_at=alert.at.isoformat(),
        round=alert.round,
        left=alert.left,
    )
