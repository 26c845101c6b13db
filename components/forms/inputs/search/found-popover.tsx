import { ComboBox } from "@heroui/react/combo-box";
import { ListBox } from "@heroui/react/list-box";

/** `note` tells those of the same name apart. */
export type Found<Id extends string | number> = { id: Id; name: string; note: string };

/** What a search found; `nothing` is said in its place. */
export function FoundPopover<Id extends string | number>({ nothing }: { nothing: string }) {
  return (
    <ComboBox.Popover>
      <ListBox<Found<Id>>
        className="max-h-72 overflow-y-auto"
        renderEmptyState={() => <p className="px-2.5 py-2 text-list text-muted">{nothing}</p>}
      >
        {({ id, name, note }) => (
          <ListBox.Item id={id} textValue={name}>
            <span className="min-w-0 flex-1 truncate">
              {name}
              {note !== "" && <span className="ms-2 text-xs text-muted">{note}</span>}
            </span>
            <ListBox.ItemIndicator />
          </ListBox.Item>
        )}
      </ListBox>
    </ComboBox.Popover>
  );
}
