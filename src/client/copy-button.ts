/** A button that copies the text of the code block or the short code before it. Hidden where the browser has no clipboard. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    const source = this.#source();
    if (source?.tagName === 'CODE') button.setAttribute('aria-label', `Copy ${source.textContent}`);
    button.addEventListener('click', () => void this.#copy(button));
    this.replaceChildren(button);
    this.hidden = false;
  }

  #source(): Element | null | undefined {
    return this.parentElement?.querySelector('pre, code');
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const text = this.#source()?.textContent ?? '';
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not allowed';
    }
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  }
}

customElements.define('copy-button', CopyButton);
