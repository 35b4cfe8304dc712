// Runs before the first paint, so that a chosen theme does not flash. The choice is made in src/client/theme-select.ts.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the theme of the system applies.
}
