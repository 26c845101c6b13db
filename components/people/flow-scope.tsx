import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useTranslations } from "next-intl";

type Props = {
  flows: readonly { id: number; name: string }[];
  /** null is all of them. */
  chosen: readonly number[] | null;
  onChoose: (flowIds: number[] | null) => void;
  problem: string | undefined;
};

const SCOPES = ["allFlows", "someFlows"] as const;

/** Which flows something is for: all, or some of them. */
export function FlowScope({ flows, chosen, onChoose, problem }: Props) {
  const t = useTranslations("absence");
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        value={chosen === null ? "allFlows" : "someFlows"}
        onChange={(scope) => onChoose(scope === "allFlows" ? null : [])}
      >
        <Label>{t("flows")}</Label>
        {SCOPES.map((scope) => (
          <Radio key={scope} value={scope}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              <span className="text-list">{t(scope)}</span>
            </Radio.Content>
          </Radio>
        ))}
      </RadioGroup>
      {chosen !== null && (
        <CheckboxGroup
          aria-label={t("someFlows")}
          isInvalid={problem !== undefined}
          validationBehavior="aria"
          value={chosen.map(String)}
          onChange={(ids) => onChoose(ids.map(Number))}
          className="ps-6"
        >
          <div className="flex max-h-64 flex-wrap gap-x-5 gap-y-2 overflow-y-auto">
            {flows.map(({ id, name }) => (
              <Checkbox key={id} value={String(id)}>
                <Checkbox.Content>
                  <Checkbox.Control>
                    <Checkbox.Indicator />
                  </Checkbox.Control>
                  <span className="text-list">{name}</span>
                </Checkbox.Content>
              </Checkbox>
            ))}
          </div>
          <FieldError>{problem}</FieldError>
        </CheckboxGroup>
      )}
    </div>
  );
}
