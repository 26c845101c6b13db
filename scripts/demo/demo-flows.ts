import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { accessFlow } from "@/lib/flows/gallery/access-flow";
import { incidentFlow } from "@/lib/flows/gallery/incident-flow";
import { leaveFlow } from "@/lib/flows/gallery/leave-flow";
import { onboardingFlow } from "@/lib/flows/gallery/onboarding-flow";
import { purchaseFlow } from "@/lib/flows/gallery/purchase-flow";
import { changeFlow, releaseFlow } from "@/lib/flows/gallery/release-flow";
import type { DemoTicket } from "./demo-ticket";
import type { DemoIds } from "./load-organisation";
import { accessTickets } from "./tickets/access-tickets";
import { incidentTickets } from "./tickets/incident-tickets";
import { leaveTickets } from "./tickets/leave-tickets";
import { onboardingTickets } from "./tickets/onboarding-tickets";
import { purchaseTickets } from "./tickets/purchase-tickets";
import { releaseTickets } from "./tickets/release-tickets";

export type DemoFlow = {
  name: string;
  description: string;
  category: string;
  /** `flowIds` are those of the flows before it, by name. */
  definition(ids: DemoIds, flowIds: ReadonlyMap<string, number>): FlowDefinitionInput;
  tickets: readonly DemoTicket[];
};

const user = ({ users }: DemoIds, username: string) => users.get(username) ?? 0;

export const DEMO_FLOWS: readonly DemoFlow[] = [
  {
    name: "Leave",
    description: "Holidays, sick days and other absences",
    category: "People",
    definition: (ids) => leaveFlow({ director: user(ids, "linda"), ceo: user(ids, "helen"), hrDesk: ids.roles.hrDesk }),
    tickets: leaveTickets,
  },
  {
    name: "Onboarding",
    description: "Everything a new colleague finds ready on the first day",
    category: "People",
    definition: ({ roles }) => onboardingFlow({ hrDesk: roles.hrDesk, operations: roles.operations }),
    tickets: onboardingTickets,
  },
  {
    name: "Access",
    description: "Hosts, ledgers and the VPN",
    category: "IT",
    definition: ({ roles }) => accessFlow({ operations: roles.operations }),
    tickets: accessTickets,
  },
  {
    name: "Incident",
    description: "Something does not work",
    category: "IT",
    definition: (ids) =>
      incidentFlow({
        operations: ids.roles.operations,
        director: user(ids, "linda"),
        officeHours: ids.officeHours,
      }),
    tickets: incidentTickets,
  },
  {
    name: "Change",
    description: "One change of a release",
    category: "IT",
    definition: () => changeFlow(),
    tickets: [],
  },
  {
    name: "Release",
    description: "Changes that go live together",
    category: "IT",
    definition: (ids, flowIds) =>
      releaseFlow({ changeFlow: flowIds.get("Change") ?? 0, deciders: [user(ids, "lilei"), user(ids, "omar")] }),
    tickets: releaseTickets,
  },
  {
    name: "Purchase",
    description: "Whatever has to be bought",
    category: "Money",
    definition: (ids) =>
      purchaseFlow({ board: ["linda", "helen", "jack"].map((name) => user(ids, name)), buyers: ids.roles.buyers }),
    tickets: purchaseTickets,
  },
];
