import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { HAPPENINGS, type Happening } from "@/lib/tickets/log/happenings";
import { eventKey } from "../event-key";

type Props = {
  chosen: readonly Happening[];
  onChoose: (events: Happening[]) => void;
  problem: string | undefined;
};

/** In the order of a ticket's life. */
const SHOWN: readonly Happening[] = [
  "ticket.created",
  "ticket.moved",
  "task.opened",
  "ticket.commented",
  "ticket.rejected",
  "ticket.withdrawn",
  "ticket.finished",
  "ticket.closed",
];

/** What an endpoint is told of. */
export function EventChoices({ chosen, onChoose, problem }: Props) {
  const t = useTranslations("webhooks");
  const areAll = chosen.length === HAPPENINGS.length;
  return (
    <CheckboxGroup
      isRequired
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      value={[...chosen]}
      onChange={(events) => onChoose(HAPPENINGS.filter((event) => events.includes(event)))}
    >
      <div className="flex items-baseline gap-3">
        <Label>{t("form.events")}</Label>
        <Button size="sm" variant="ghost" onPress={() => onChoose(areAll ? [] : [...HAPPENINGS])}>
          {t(areAll ? "form.none" : "form.all")}
        </Button>
      </div>
      <div className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {SHOWN.map((event) => (
          <Checkbox key={event} value={event}>
            <Checkbox.Content>
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              <span className="text-list">
                {t(`events.${eventKey(event)}.name`)}
                <span className="block text-xs text-muted">{t(`events.${eventKey(event)}.hint`)}</span>
              </span>
            </Checkbox.Content>
          </Checkbox>
        ))}
      </div>
      <FieldError>{problem}</FieldError>
    </CheckboxGroup>
  );
}
