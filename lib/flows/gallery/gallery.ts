import { FlowDefinition } from "../definition";
import type { References } from "../exchange/flow-file";
import { accessFlow } from "./access-flow";
import { incidentFlow } from "./incident-flow";
import { leaveFlow } from "./leave-flow";
import { onboardingFlow } from "./onboarding-flow";
import { purchaseFlow } from "./purchase-flow";
import { changeFlow, releaseFlow } from "./release-flow";

export const TEMPLATES = ["leave", "onboarding", "access", "incident", "change", "release", "purchase"] as const;
export type TemplateKey = (typeof TEMPLATES)[number];

/** A flow to begin with. Whom it asks is named in `references`, and found by these names where it is used. */
export type Template = { key: TemplateKey; definition: FlowDefinition; references: References };

const PEOPLE = [
  { id: 1, name: "Li Lin", username: "linda" },
  { id: 2, name: "Helen Zhou", username: "helen" },
  { id: 3, name: "Jack Moreau", username: "jack" },
  { id: 4, name: "Li Lei", username: "lilei" },
  { id: 5, name: "Omar Haddad", username: "omar" },
];
const ROLES = [
  { id: 1, name: "HR desk" },
  { id: 2, name: "Operations" },
  { id: 3, name: "Buyers" },
];
const [linda, helen, jack, lilei, omar] = [1, 2, 3, 4, 5];
const [hrDesk, operations, buyers] = [1, 2, 3];
const REFERENCES: References = {
  people: PEOPLE,
  departments: [],
  roles: ROLES,
  flows: [{ id: 1, name: "Change" }],
  calendars: [{ id: 1, name: "Office hours" }],
};

const DEFINITIONS = {
  leave: () => leaveFlow({ director: linda, ceo: helen, hrDesk }),
  onboarding: () => onboardingFlow({ hrDesk, operations }),
  access: () => accessFlow({ operations }),
  incident: () => incidentFlow({ operations, director: linda, officeHours: 1 }),
  change: () => changeFlow(),
  release: () => releaseFlow({ changeFlow: 1, deciders: [lilei, omar] }),
  purchase: () => purchaseFlow({ board: [linda, helen, jack], buyers }),
} satisfies Record<TemplateKey, () => unknown>;

export function templateOf(key: TemplateKey): Template {
  return { key, definition: FlowDefinition.parse(DEFINITIONS[key]()), references: REFERENCES };
}
