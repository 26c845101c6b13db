"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

type Props = { isActive: boolean };

/** Asks before unsaved input is lost: by a link of the application, by closing the tab, by reloading. */
export function UnsavedGuard({ isActive }: Props) {
  const t = useTranslations("forms.leave");
  const router = useRouter();
  const [destination, setDestination] = useState<string | null>(null);

  useEffect(() => {
    if (!isActive) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      // Another guard of the page has asked already.
      if (event.defaultPrevented) return;
      const target = destinationOf(event);
      if (target === null) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(target);
    };
    window.addEventListener("beforeunload", onLeave);
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onLeave);
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, [isActive]);

  const leave = () => {
    if (destination !== null) router.push(destination);
    setDestination(null);
  };
  return (
    <AlertDialog.Backdrop
      isKeyboardDismissDisabled={false}
      isOpen={destination !== null}
      onOpenChange={(isOpen) => !isOpen && setDestination(null)}
    >
      <AlertDialog.Container size="sm">
        <AlertDialog.Dialog>
          <AlertDialog.Header>
            <AlertDialog.Heading>{t("title")}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>{t("body")}</AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="outline" autoFocus onPress={() => setDestination(null)}>
              {t("stay")}
            </Button>
            <Button variant="danger" onPress={leave}>
              {t("leave")}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}

/** Where a click leads inside the application in this tab, if it leads to another page. */
function destinationOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href, window.location.href);
  const isSamePage = url.pathname === window.location.pathname && url.search === window.location.search;
  return url.origin === window.location.origin && !isSamePage ? url.pathname + url.search + url.hash : null;
}
