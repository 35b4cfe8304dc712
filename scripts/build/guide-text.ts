/** The words of a guide (MDX) without front matter, imports, tags, table rules and the marks of Markdown. */
export function readGuideText(mdx: string): string {
  return mdx
    .replace(/^---\r?\n[\s\S]*?\r?\n---/, '')
    .replace(/^(?:import|export) .*$/gm, '')
    .replace(/^```.*$/gm, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replace(/^\|?[-:| ]+\|?$/gm, ' ')
    .replace(/^#+\s+(.*)$/gm, '$1.')
    .replace(/[`*|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
