/** Shows that the page can connect to nothing, and makes it ready to be used offline; each when it is asked for. */
class PrivacyProof extends HTMLElement {
  connectedCallback(): void {
    this.#answer('try', async () => (await import('./classifier/share/try-connection.ts')).tryConnection());
    this.#answer('load', async () => (await import('./classifier/share/load-all.ts')).loadAll());
  }

  /** The answer to a button stands in the live region beside it. */
  #answer(name: string, ask: () => Promise<string>): void {
    const output = this.querySelector(`[data-${name}] + span`);
    this.querySelector(`[data-${name}]`)?.addEventListener('click', async () => {
      if (!output) return;
      output.textContent = 'One moment …';
      output.textContent = await ask().catch(() => 'This could not be loaded from this server: load the page again to try anew');
    });
  }
}

customElements.define('privacy-proof', PrivacyProof);
