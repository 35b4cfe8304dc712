type Theme = 'auto' | 'light' | 'dark';

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const LABEL: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** A button that goes through system, light and dark theme, and remembers the choice where storage is allowed. */
class ThemeSelect extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    this.#show(button, currentTheme());
    colorBrowser(currentTheme());
    button.addEventListener('click', () => {
      const theme = NEXT[currentTheme()];
      applyTheme(theme);
      colorBrowser(theme);
      this.#show(button, theme);
    });
    this.hidden = false;
  }

  #show(button: HTMLButtonElement, theme: Theme): void {
    button.textContent = LABEL[theme];
    button.setAttribute('aria-label', `Theme: ${LABEL[theme]}. Change`);
  }
}

function currentTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The choice holds for this page only.
  }
}

/** Of the two theme colours, lets the one of the chosen theme stand. */
function colorBrowser(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')) {
    meta.dataset['media'] ??= meta.media;
    meta.media = theme === 'auto' ? meta.dataset['media'] : meta.dataset['media'].includes(theme) ? 'all' : 'not all';
  }
}

customElements.define('theme-select', ThemeSelect);
