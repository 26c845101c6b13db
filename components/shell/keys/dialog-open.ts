/** Whether something waits for an answer; a toast calls itself an alert dialog as well, and keeps nobody from going on. */
export function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog]:not([aria-modal=false])") !== null;
}
