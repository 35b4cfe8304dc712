/** A button that copies the text of the code block before it. Hidden where the browser has no clipboard. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => void this.#copy(button));
    this.replaceChildren(button);
    this.hidden = false;
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const text = this.parentElement?.querySelector('pre')?.textContent ?? '';
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
