"""What is kept: one parent's conversation with its registrations, as plain records that are saved as JSON.

Times are aware UTC datetimes, money is pence, answers are JSON values under their question's name.
"""

from flows.records.cases import Alert, Case, Pause
from flows.records.conversation import Answered, Bounce, Breath, Conversation, Doubted, NobodyInvited, is_number
from flows.records.invite import Invite
from flows.records.messages import DigestLine, Guess, Known, Message, Notice, Picture, Reply, Unclear
from flows.records.particulars import USUAL_NIGHT, Night, Season, Team
from flows.records.payments import Billing, Checkout, Discount, Order, Payment, Plan, RefusedOrder, Resource
from flows.records.registration import CLOSED, COMPLETE, Before, Change, Note, Proposal, Registration

__all__ = [
    "CLOSED",
    "COMPLETE",
    "USUAL_NIGHT",
    "Alert",
    "Answered",
    "Before",
    "Billing",
    "Bounce",
    "Breath",
    "Case",
    "Change",
    "Checkout",
    "Conversation",
    "DigestLine",
    "Discount",
    "Doubted",
    "Guess",
    "Invite",
    "Known",
    "Message",
    "Night",
    "NobodyInvited",
    "Note",
    "Notice",
    "Order",
    "Pause",
    "Payment",
    "Picture",
    "Plan",
    "Proposal",
    "RefusedOrder",
    "Registration",
    "Reply",
    "Resource",
    "Season",
    "Team",
    "Unclear",
    "is_number",
]
