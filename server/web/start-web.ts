import { setTimeout as delay } from 'node:timers/promises';
import { initialise } from '../access/initialise';
import { env, SettingsError } from '../env';
import { log } from '../observability/log';
import { watchAuditor } from '../status/watch-auditor';
import { answerBesideNext } from './answer-beside-next';
import { databaseErrorAsServiceError } from './database-error';

const TRY_AGAIN_MS = 1_000;

/**
 * What the web process does before its first request: checks the settings and makes what CANDOR_INIT_* ask for. Wrong
 * settings end the process with their names; a database that is not there yet is waited for behind the first requests.
 */
export async function startWeb(): Promise<void> {
  try {
    env();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  answerBesideNext();
  void watchAuditor(new AbortController().signal);
  await initialiseOnce().catch((error: unknown) => {
    if (databaseErrorAsServiceError(error)?.code !== 'unavailable') throw error;
    log.warn('The database does not answer yet; trying again', { error });
    void initialiseWhenThere();
  });
}

async function initialiseOnce(): Promise<void> {
  const made = await initialise();
  if (made.length > 0) log.info('Made what CANDOR_INIT_* asked for', { made });
}

async function initialiseWhenThere(): Promise<void> {
  for (;;) {
    await delay(TRY_AGAIN_MS);
    try {
      await initialiseOnce();
      return;
    } catch (error) {
      if (databaseErrorAsServiceError(error)?.code === 'unavailable') continue;
      log.error('What CANDOR_INIT_* ask for could not be made', { error });
      return;
    }
  }
}
