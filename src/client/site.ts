import './copy-button.ts';
import './dialect-picker.ts';
import './query-list.ts';
import './search-opener.ts';
import './theme-select.ts';
