import './copy-button.ts';
import './theme-select.ts';
