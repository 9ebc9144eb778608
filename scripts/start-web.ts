import { webArguments } from './up/build-web';
import { runInFront } from './up/run-in-front';

/** `npm run start:web`: one web process on PORT, in the foreground, of what `npm run build` has built. */
runInFront(webArguments(process.env.PORT || '3000'));
