import { loadCatalog } from '../src/catalog/load.ts';
import { localFolder } from '../src/catalog/local-content.ts';
import { formatProblem } from '../src/catalog/problem.ts';
import { checkPages } from '../src/view/page-problems.ts';

const { problems } = checkPages(loadCatalog(process.cwd(), localFolder(process.env)));
for (const problem of problems) console.log(formatProblem(problem));
const errors = problems.filter(({ level }) => level === 'error').length;
console.log(
  errors === 0
    ? `Content: no errors, ${problems.length} warnings`
    : `Content: ${errors} errors, ${problems.length - errors} warnings`,
);
process.exitCode = errors === 0 ? 0 : 1;
