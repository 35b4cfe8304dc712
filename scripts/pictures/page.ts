import { escapeHtml } from '../../src/view/html.ts';
import { EVENT, type PictureText } from './kinds.ts';

const BARS = '<path d="M4 5h10M4 10h16M4 15h7M4 20h12" fill="none" stroke-width="2.4" stroke-linecap="round"/>';

/** The mark of the site in one colour. */
function mark(color: string, pixels: number): string {
  return `<svg viewBox="0 0 24 24" width="${pixels}" height="${pixels}" stroke="${color}">${BARS}</svg>`;
}

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { width: 1200px; height: 630px; overflow: hidden; background: #0f131b; color: #eef2f8; font-family: "Liberation Sans", Arial, sans-serif; }
  main { display: grid; grid-template-columns: 620px 1fr; height: 100%; }
  .say { display: flex; flex-direction: column; padding: 64px 40px 60px 72px; }
  .brand { display: flex; align-items: center; gap: 16px; font-size: 30px; font-weight: 700; }
  h1 { margin-block: auto 24px; font-size: 84px; line-height: 1.02; letter-spacing: -2px; }
  h1.long { font-size: 68px; }
  p { font-size: 34px; line-height: 1.3; color: #a3afc2; margin-block-end: auto; text-wrap: balance; }
  pre { height: 100%; padding: 45px 0 0 38px; background: #161c27; border-inline-start: 2px solid #2d3747; color: #66748c;
    font: 20px/27px "Liberation Mono", "Courier New", monospace; }
  b { display: inline-block; width: calc(100% + 38px); margin-inline-start: -38px; padding-inline-start: 34px; background: #1a2745; color: #8ab4ff;
    border-inline-start: 4px solid #8ab4ff; font-weight: 400; }
`;

/** The page of which a picture is taken. */
export function toPicturePage({ title, text, lit }: PictureText): string {
  const lines = EVENT.map((line) => (lit.test(line) ? `<b>${escapeHtml(line)}</b>` : escapeHtml(line)));
  return `<!doctype html><style>${STYLE}</style><main><div class="say"><div class="brand">${mark('#8ab4ff', 44)}Audit Atlas</div>
<h1${title.length > 12 ? ' class="long"' : ''}>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></div><pre>${lines.join('\n')}</pre></main>`;
}

/** The icon of the site on a ground of its own, for places that show no transparent one. */
export function toIconPage(pixels: number): string {
  return `<!doctype html><style>body{margin:0;display:grid;place-items:center;height:100vh;background:#0f131b}svg{display:block}</style>${mark('#8ab4ff', Math.round(pixels * 0.68))}`;
}
