import './copy-button.ts';
import './dialect-picker.ts';
import './search-opener.ts';
import './theme-select.ts';
