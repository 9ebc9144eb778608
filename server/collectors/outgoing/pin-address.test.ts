import { describe, expect, it } from 'vitest';
import { VisitFailure } from '../visit-failure';
import { isRefused, pinAddress } from './pin-address';

describe('the addresses that collectors may visit', () => {
  it('are private and public ones', async () => {
    for (const host of ['10.0.3.7', '192.168.1.9', '127.0.0.1', '8.8.8.8', '[::1]', '[fd12::7]']) {
      expect(isRefused(await pinAddress(host))).toBe(false);
    }
  });

  it('are not those where a machine’s credentials are handed out, however they are written', async () => {
    const refused = [
      '169.254.169.254',
      '[::ffff:169.254.169.254]',
      '[::ffff:a9fe:a9fe]',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '[64:ff9b::a9fe:a9fe]',
      '100.100.100.200',
      '0.0.0.0',
      '[::]',
      '224.0.0.1',
      '255.255.255.255',
    ];
    for (const host of refused) {
      // As a URL's own reading of it, which also undoes forms such as 0xa9fea9fe.
      const { hostname } = new URL(`http://${host}/`);
      await expect(pinAddress(hostname), host).rejects.toThrow(VisitFailure);
    }
    for (const host of ['2852039166', '0xa9fea9fe', '0251.0376.0251.0376']) {
      await expect(pinAddress(new URL(`http://${host}/`).hostname)).rejects.toThrow(VisitFailure);
    }
  });

  it('need to be known', async () => {
    await expect(pinAddress('no-such-host.invalid')).rejects.toThrow(
      'There is no host named no-such-host.invalid',
    );
  });
});
