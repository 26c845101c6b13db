import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { tryOptionsAction } from "@/lib/flows/actions";
import type { FormField } from "@/lib/forms/form-definition";
import type { OptionAnswer } from "@/lib/forms/option-answer";
import { useDesigner } from "../../../store/use-designer";

type Props = { source: NonNullable<FormField["source"]> };

/** Asks the other system now, and shows what people would be offered. */
export function TryOptions({ source }: Props) {
  const t = useTranslations("formDesigner.external");
  const forms = useTranslations("forms.optionsFailed");
  const flowId = useDesigner((state) => state.flow.id);
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<OptionAnswer | { message: string } | null>(null);
  const [isAsking, ask] = useTransition();
  const run = () =>
    ask(async () => {
      const result = await tryOptionsAction({ flowId, source, text }).catch((): null => null);
      if (result === null) setAnswer({ failure: "no_answer" });
      else setAnswer(result.ok ? result.data : { message: result.error.message });
    });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <TextField className="min-w-0 grow" value={text} onChange={setText}>
          <Label>{t("tryText")}</Label>
          <Input maxLength={200} />
        </TextField>
        <Button variant="outline" isPending={isAsking} onPress={run}>
          {t("try")}
        </Button>
      </div>
      <div role="status" className="text-list">
        {answer !== null && "message" in answer && <p className="text-danger-text">{answer.message}</p>}
        {answer !== null && "failure" in answer && <p className="text-danger-text">{forms(answer.failure)}</p>}
        {answer !== null && "options" in answer && <Offered options={answer.options} />}
      </div>
    </div>
  );
}

const MOST = 8;

function Offered({ options }: { options: readonly { key: string; label: string }[] }) {
  const t = useTranslations("formDesigner.external");
  return (
    <>
      <p className="text-xs text-muted">{t("offered", { count: options.length })}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {options.slice(0, MOST).map(({ key, label }) => (
          <li key={key} className="flex items-baseline justify-between gap-2">
            <span className="min-w-0 truncate">{label}</span>
            <code className="shrink-0 text-xs text-muted">{key}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
