import type { Release } from '../../schema/changes.ts';
import { listParts, releaseTitle } from './changes-page.ts';

const HEAD = `# Changelog

Written by \`npm run fix\` from content/changes.yaml, from which the page and the feed of changes are made too. Its form is that of
[Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
`;

/** CHANGELOG.md: the releases for people who read the repository. Links into the site have no host here, and stay as words. */
export function toChangelog(releases: readonly Release[]): string {
  return [HEAD, ...releases.map(toSection)].join('\n');
}

function toSection(release: Release): string {
  const date = release.inPreparation ? '' : ` - ${release.date}`;
  const parts = listParts(release).map(
    ({ title, lines }) => `### ${title}\n\n${lines.map((line) => `- ${unlink(line)}\n`).join('')}`,
  );
  return [`## ${releaseTitle(release)}${date}\n\n${release.summary}\n`, ...parts].join('\n');
}

function unlink(text: string): string {
  return text.replace(/\[([^\]]+)\]\(\/[^)\s]*\)/g, '$1');
}
