/** Address of a file or folder of a GitHub repository at a commit. */
export function sourceUrl({ repository, commit, path }: { repository: string; commit: string; path: string }): string {
  const kind = path.endsWith('/') ? 'tree' : 'blob';
  return `https://github.com/${repository}/${kind}/${commit}/${path.replace(/\/$/, '')}`;
}
