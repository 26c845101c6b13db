import { ann, bob, flowOf, person, Scenario, type Staff } from "./scenario";

/** A request for leave: the leader, then by days the director or the CEO, then somebody of HR. */
export const leave = flowOf(
  [
    { key: "start", type: "start" },
    { key: "leader", type: "task" },
    { key: "days", type: "exclusive" },
    { key: "ceo", type: "task" },
    { key: "director", type: "task" },
    { key: "hr", type: "task", sharing: "claim", maySendBack: true },
    { key: "edit", type: "task" },
    { key: "end", type: "end" },
  ],
  [
    { key: "submit", from: "start", to: "leader" },
    { key: "save", from: "start", to: "edit" },
    { key: "agree", from: "leader", to: "days", intent: "approve" },
    { key: "refuse", from: "leader", to: "edit", intent: "reject" },
    { key: "long", from: "days", to: "ceo", condition: "days > 5" },
    { key: "medium", from: "days", to: "director", condition: "days > 3" },
    { key: "short", from: "days", to: "hr", isDefault: true },
    { key: "ceo-agree", from: "ceo", to: "hr", intent: "approve" },
    { key: "director-agree", from: "director", to: "hr", intent: "approve" },
    { key: "done", from: "hr", to: "end", intent: "approve" },
    { key: "resubmit", from: "edit", to: "leader" },
    { key: "stay", from: "edit", to: "edit" },
    { key: "cancel", from: "edit", to: "end" },
  ],
);

export const leaveStaff: Staff = {
  leader: { candidates: [{ type: "user", id: bob.userId }] },
  edit: { candidates: [{ type: "user", id: ann.userId }] },
  hr: { candidates: [{ type: "role", id: 7 }], people: [11, 12] },
};

export const hr1 = person(11, { type: "role", id: 7 });
export const hr2 = person(12, { type: "role", id: 7 });
export const playLeave = () => new Scenario(leave, leaveStaff);
