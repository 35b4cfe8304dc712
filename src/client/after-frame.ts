/** Calls back once what has changed is on the screen; in a page that nobody sees, when it is seen. */
export function afterFrame(callback: () => void): void {
  requestAnimationFrame(() => setTimeout(callback));
}
