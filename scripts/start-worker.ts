import { runInFront } from './up/run-in-front';

/** `npm run start:worker`: one worker, in the foreground. Several share the work. */
runInFront(['--import', 'tsx', 'server/worker/main.ts']);
