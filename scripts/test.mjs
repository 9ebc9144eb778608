// `npm test`: everything there is to check, from nothing but Node and npm.
import { runChecksWith } from './testing/run-checks.mjs';

await runChecksWith(async () => {
  const { BUDGET_CHECK, BUILD_CHECK, BROWSER_CHECK, DATABASE_CHECK, QUICK_CHECKS } = await import(
    './testing/checks'
  );
  // A build leaves half of two cores to others.
  return [...QUICK_CHECKS, [BUILD_CHECK, DATABASE_CHECK], [BUDGET_CHECK], [BROWSER_CHECK]];
});
