import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NodeButton, OwnTask } from "@/lib/tickets/schema";
import { primaryOf } from "./primary-of";
import type { Decision } from "./use-decision";

type Props = {
  own: OwnTask;
  pending: Decision["pending"];
  onPress: (button: NodeButton) => void;
  onSendBack: () => void;
  onRelease: () => void;
};

type Choice = { id: string; name: string; isPrimary: boolean; isQuiet: boolean; isPending: boolean; press: () => void };

const ON_A_PHONE = 2;

/** The node's buttons and what else can be done; on a phone all but the first two are behind a menu. */
export function OutcomeButtons(props: Props) {
  const t = useTranslations("tasks");
  const choices = useChoices(props);
  const isBusy = props.pending !== null;
  const rest = choices.slice(ON_A_PHONE);
  return (
    <div className="flex grow items-center gap-2 md:grow-0">
      {choices.map((choice, index) => (
        <Button
          key={choice.id}
          variant={choice.isPrimary ? "primary" : choice.isQuiet ? "ghost" : "outline"}
          isPending={choice.isPending}
          isDisabled={isBusy && !choice.isPending}
          className={index < ON_A_PHONE ? "max-md:min-w-0 max-md:flex-1" : "max-md:hidden"}
          onPress={choice.press}
        >
          {choice.name}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown>
          <Button variant="outline" isIconOnly isDisabled={isBusy} aria-label={t("more")} className="md:hidden">
            <Ellipsis aria-hidden="true" className="size-4" />
          </Button>
          <Dropdown.Popover placement="top end">
            <Dropdown.Menu aria-label={t("more")} onAction={(id) => rest.find((choice) => choice.id === id)?.press()}>
              {rest.map(({ id, name }) => (
                <Dropdown.Item key={id} id={id} textValue={name}>
                  {name}
                </Dropdown.Item>
              ))}
            </Dropdown.Menu>
          </Dropdown.Popover>
        </Dropdown>
      )}
    </div>
  );
}

function useChoices({ own, pending, onPress, onSendBack, onRelease }: Props): Choice[] {
  const t = useTranslations("tasks");
  const primary = primaryOf(own.buttons);
  const buttons = own.buttons.map((button) => ({
    id: String(button.id),
    name: button.name,
    isPrimary: button === primary,
    isQuiet: false,
    isPending: pending === button.id,
    press: () => onPress(button),
  }));
  const quiet = { isPrimary: false, isQuiet: true };
  const sendBack = { ...quiet, id: "send_back", name: t("sendBack.open"), press: onSendBack };
  const release = { ...quiet, id: "release", name: t("release"), press: onRelease };
  return [
    ...buttons,
    ...(own.sendBackTo.length > 0 ? [{ ...sendBack, isPending: pending === "send_back" }] : []),
    ...(own.mayRelease ? [{ ...release, isPending: pending === "release" }] : []),
  ];
}
