// `npm test`: everything there is to check, from nothing but Node and npm.
import { runChecksWith } from './testing/run-checks.mjs';

await runChecksWith(async () => {
  const { BUDGET_CHECK, BUILD_CHECK, BROWSER_CHECK, DATABASE_CHECK, QUICK_CHECKS } = await import(
    './testing/checks'
  );
  return [...QUICK_CHECKS, [DATABASE_CHECK], [BUILD_CHECK], [BUDGET_CHECK], [BROWSER_CHECK]];
});
