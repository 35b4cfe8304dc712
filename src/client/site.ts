import './copy-button.ts';
import './search-opener.ts';
import './theme-select.ts';
