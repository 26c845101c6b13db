"use client";

import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import type { FlowDefinition } from "@/lib/flows/definition";
import { useNames } from "../store/use-designer";
import { FlowPicture } from "./flow-picture";
import type { Shown, StateCommands } from "./state-commands";
import { StatePick } from "./state-pick";
import { type FlowState, stateId, useFlowStates } from "./use-flow-states";
import { VersionDiff } from "./version-diff";

type Props = {
  states: readonly FlowState[];
  nameOf: (state: FlowState) => string;
  shown: Shown;
  commands: StateCommands;
  onShow: (shown: Shown) => void;
};

/** Two states of the flow beside each other, any two; or one of them on the canvas. */
export function Comparison({ states, nameOf, shown, commands, onShow }: Props) {
  const t = useTranslations("versions.page");
  const wanted = "look" in shown ? [shown.look] : [shown.before, shown.after];
  const { definitionOf, retry } = useFlowStates(wanted);
  const pick = { states, nameOf };
  return (
    <div className="flex min-w-0 flex-col max-lg:shrink-0 lg:min-h-0 lg:overflow-y-auto">
      {"look" in shown ? (
        <div className="flex min-h-14 flex-wrap items-center gap-3 border-b border-separator px-4 py-2 md:px-5">
          <StatePick label={t("look.one")} value={shown.look} onPick={(look) => onShow({ look })} {...pick} />
          {stateId(shown.look) !== stateId(commands.newest) && (
            <Button size="sm" variant="ghost" onPress={() => commands.compare(shown.look)}>
              {t("compareWith", { newest: commands.newest.kind })}
            </Button>
          )}
        </div>
      ) : (
        <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 border-b border-separator px-4 py-2 md:px-5">
          <StatePick
            label={t("compare.before")}
            value={shown.before}
            onPick={(before) => onShow({ ...shown, before })}
            {...pick}
          />
          <StatePick
            label={t("compare.after")}
            value={shown.after}
            onPick={(after) => onShow({ ...shown, after })}
            {...pick}
          />
        </div>
      )}
      <Definitions definitions={wanted.map(definitionOf)} retry={retry} />
    </div>
  );
}

type Loading = { definitions: readonly (FlowDefinition | "failed" | null)[]; retry: () => void };

function Definitions({ definitions, retry }: Loading) {
  const t = useTranslations("versions.page.compare");
  const names = useNames();
  if (definitions.includes("failed")) {
    return (
      <div role="alert" className="flex items-center gap-3 px-4 py-6 text-list md:px-5">
        {t("failed")}
        <Button size="sm" variant="outline" onPress={retry}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  const [before, after] = definitions.flatMap((definition) =>
    definition === null || definition === "failed" ? [] : [definition],
  );
  if (before === undefined || (after === undefined && definitions.length > 1)) {
    return (
      <div role="status" className="flex items-center gap-2 px-4 py-6 text-list text-muted md:px-5">
        <Spinner size="sm" />
        {t("loading")}
      </div>
    );
  }
  if (after === undefined) {
    return (
      <div className="h-[min(36rem,70dvh)] lg:h-auto lg:min-h-96 lg:grow">
        <FlowPicture definition={before} />
      </div>
    );
  }
  return <VersionDiff before={before} after={after} names={names} />;
}
