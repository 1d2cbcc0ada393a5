import { expect, test } from '@playwright/test';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createDataFolder, Product, removeDataFolder, runToEnd } from '../fixtures/product.js';
import { createSmallDisk, type SmallDisk } from '../fixtures/small-disk.js';

const ONE_LINE = { code: 1, output: 'The disk is full: free some space, then start again.\n' };

/** Without the right to mount, as in some containers, no disk can be made that is small; the last test needs none. */
const MAY_MOUNT = await mayMount();
if (!MAY_MOUNT)
  process.stderr.write('full-disk.spec.ts: nothing may be mounted here, so only a later start is tried.\n');

if (MAY_MOUNT) {
  // Found by trying: a cluster takes about 40 MB, with a clinic in it 66.
  for (const [megabytes, when] of [
    [30, 'the cluster is made'],
    [44, 'the tables are made'],
    [52, 'the clinic is filled'],
    [58, 'the clinic is filled, later'],
  ] as const) {
    test(`a disk that gets full while ${when} is one line`, async () => {
      await onSmallDisk(megabytes, async ({ dataDir, node }) => {
        expect(await runToEnd({ DATA_DIR: dataDir, PORT: '0' }, node)).toEqual(ONE_LINE);
      });
    });
  }

  test('a later start on a full disk is one line, and with some room everything is there again', async () => {
    await onSmallDisk(100, async (disk) => {
      const { dataDir, node } = disk;
      const before = await Product.launch({ dataDir, node });
      expect(await before.stop()).toBe(0);
      await disk.fill();
      expect(await runToEnd({ DATA_DIR: dataDir, PORT: '0' }, node)).toEqual(ONE_LINE);
      await disk.makeRoom();
      const after = await Product.launch({ dataDir, node });
      expect(await after.stop()).toBe(0);
    });
  });
}

/** Needs no right to mount: the system itself answers every write to /dev/full with "no space left". */
test('a later start that finds no room for its files is one line', async () => {
  const dataDir = await createDataFolder();
  try {
    const product = await Product.launch({ dataDir });
    expect(await product.stop()).toBe(0);
    // The first is written by the server, the second by PostgreSQL.
    for (const name of ['postgresql.conf.new', 'postmaster.opts']) {
      const file = join(dataDir, 'postgres', name);
      await rm(file, { force: true });
      await symlink('/dev/full', file);
      expect(await runToEnd({ DATA_DIR: dataDir, PORT: '0' }), name).toEqual(ONE_LINE);
      await rm(file);
    }
  } finally {
    await removeDataFolder(dataDir);
  }
});

async function onSmallDisk(megabytes: number, check: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const disk = await createSmallDisk(megabytes);
  if (!disk) throw new Error('A disk of this size could not be mounted.');
  try {
    await check(disk);
  } finally {
    await disk.remove();
  }
}

async function mayMount(): Promise<boolean> {
  const disk = await createSmallDisk(1);
  await disk?.remove();
  return disk !== undefined;
}
