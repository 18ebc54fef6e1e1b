// Families for the form: names as they really are, with a drama number each.

import { dramaNumber, seasonAt } from "../words.js";

const PARENTS = [
  ["Jane", "Smith"], ["Siân", "O’Neill"], ["Tariq", "Hussain"], ["José", "García"], ["Grace", "Okafor"],
  ["Nguyễn", "Lan"], ["Zoë", "Whittaker"], ["Piotr", "Kowalski"], ["Mary-Ann", "Fletcher"], ["Priya", "Nair"],
];
const CHILDREN = ["Sam", "Mia", "Yusuf", "Ana", "Chidi", "Linh", "Alfie", "Zofia", "Isla", "Rohan", "Ella", "Kai"];
const TEAMS = [["Panthers", "u11s"], ["Lions", "u9s"], ["Rangers", "u12s"], ["Tigers", "u14s"], ["Colts", "u16s"]];

const turn = (list, place) => list[place % list.length];

/** A trigger for the next parent; `taken` are the numbers in use, `now` decides the season. */
export function nextFamily(taken, now) {
  const place = taken.size;
  const [first, last] = turn(PARENTS, place);
  const [team, group] = turn(TEAMS, place);
  return {
    parent_first_name: first,
    parent_last_name: last,
    parent_tel: dramaNumber(taken),
    player_first_name: turn(CHILDREN, place),
    player_last_name: last,
    team_name: team,
    age_group: group,
    current_registration_season: seasonAt(now),
    membership_fee_amount: "40",
    subscription_fee_amount: "26",
    team_manager_1_full_name: "Alex Johnson",
    team_manager_1_tel: "+447700900001",
  };
}

/** The same parent's next child: all as before but the name, and another team. */
export function nextChild(trigger, children) {
  const [team, group] = turn(TEAMS, children);
  const unlike = CHILDREN.filter((name) => name !== trigger.player_first_name);
  return { ...trigger, player_first_name: turn(unlike, children), team_name: team, age_group: group };
}
