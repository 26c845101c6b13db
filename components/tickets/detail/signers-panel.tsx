import { Check, Circle, CircleDot, FastForward, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { PersonName } from "@/components/ui/person-name";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Signer, SigningRound } from "@/lib/tickets/schema";
import { RemoveSigner } from "../manage/remove-signer";

type Props = { round: SigningRound; ticket: { ticketId: number; serial: string } };

/** Everybody who signs at a node: what they answered and when, or whose turn it is. */
export function SignersPanel({ round, ticket }: Props) {
  const t = useTranslations("tickets.signing");
  const title = t("title", { node: round.nodeName });
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xs font-medium text-muted">{title}</h2>
      <ol className="flex flex-col gap-2.5">
        {round.signers.map((signer) => (
          <li key={signer.seatNo} className="flex gap-2.5 text-list">
            <SignerMark state={signer.state} />
            <SignerText signer={signer} />
            {signer.mayRemove && <RemoveSigner signer={signer} ticket={ticket} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

const MARKS = {
  approved: { icon: Check, colour: "text-status-finished" },
  rejected: { icon: X, colour: "text-status-rejected" },
  passed: { icon: FastForward, colour: "text-muted" },
  live: { icon: CircleDot, colour: "text-accent" },
  queued: { icon: Circle, colour: "text-field-border" },
} as const;

function SignerMark({ state }: Pick<Signer, "state">) {
  const { icon: Icon, colour } = MARKS[state];
  return <Icon aria-hidden="true" className={`mt-px size-4.5 shrink-0 ${colour}`} />;
}

function SignerText({ signer: { person, state, at, kind, asked } }: { signer: Signer }) {
  const t = useTranslations("tickets.signing");
  return (
    <div className="min-w-0 grow">
      {person === null ? t("shared") : <PersonName name={person.name} username={person.username} />}
      <p className="flex items-center justify-between gap-2 text-xs text-muted">
        <span>
          {asked === null ? t(state) : t("asked", { name: asked.name })}
          {kind !== "base" && ` · ${t(kind)}`}
        </span>
        {at !== null && <RelativeTime at={at} />}
      </p>
    </div>
  );
}
