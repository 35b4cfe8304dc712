/** Key under which a text waits for the classifier's page; session storage stays in this tab. */
export const HANDOVER = 'classify-text';

/** The paste box of the home page: hands its text over to the classifier's page without sending it anywhere. */
class PasteBox extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('textarea');
    const link = this.querySelector('a');
    if (!text || !link) return;
    const go = (): void => {
      handOver(text.value);
      location.href = link.href;
    };
    link.addEventListener('click', (event) => {
      event.preventDefault();
      go();
    });
    // A frame later the box holds what was pasted, if it was any text.
    text.addEventListener('paste', () => requestAnimationFrame(() => text.value.trim() !== '' && go()));
  }
}

function handOver(text: string): void {
  try {
    if (text.trim() !== '') sessionStorage.setItem(HANDOVER, text);
  } catch {
    // Too large or forbidden: the classifier's page opens empty, and the text can be pasted there.
  }
}

if (!customElements.get('paste-box')) customElements.define('paste-box', PasteBox);
