import { expect, type Locator, type Page } from '@playwright/test';

/** Hands that never leave the keyboard. */
export class Keyboard {
  constructor(readonly page: Page) {}

  /** Fails at the end when anything was pressed with a pointer on the way. Call before the first page is opened. */
  static async withoutPointer(page: Page): Promise<() => Promise<void>> {
    const pressed: string[] = [];
    await page.exposeFunction('pointerWasUsed', (where: string) => pressed.push(where));
    await page.addInitScript(() => {
      const tell = (event: Event) =>
        (window as unknown as { pointerWasUsed(where: string): void }).pointerWasUsed(
          `${event.type} on ${(event.target as Element).tagName}`,
        );
      for (const type of ['pointerdown', 'mousedown']) document.addEventListener(type, tell, { capture: true });
    });
    return () => Promise.resolve(expect(pressed, 'pressed with a pointer').toEqual([]));
  }

  /** Tabs on until the control has the focus, and sees that it shows. */
  async reach(control: Locator, most = 60): Promise<void> {
    await expect(control).toBeVisible();
    for (let tabs = 0; tabs < most; tabs += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) {
        await this.expectFocusToShow();
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Not reached within ${String(most)} tabs: ${control.toString()}`);
  }

  async press(control: Locator): Promise<void> {
    await this.reach(control);
    await this.page.keyboard.press('Enter');
  }

  /** In place of what stands in the field. */
  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** A list is chosen from by its first letters. */
  async choose(list: Locator, label: string): Promise<void> {
    await this.reach(list);
    await this.page.keyboard.type(label);
    await expect(list.locator('option:checked')).toHaveText(label);
  }

  /** By the palette, from wherever one is. */
  async goTo(place: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Search' })).toBeVisible();
    await this.page.keyboard.press('ControlOrMeta+k');
    const box = this.page.getByRole('combobox', { name: 'Search patients, places and actions' });
    await expect(box).toBeFocused();
    await this.page.keyboard.type(place);
    await expect(this.page.getByRole('option', { name: place }).first()).toHaveAttribute('aria-selected', 'true');
    await this.page.keyboard.press('Enter');
    await expect(box).toBeHidden();
  }

  /** What has the focus, or a part of it, is drawn with a ring. */
  async expectFocusToShow(): Promise<void> {
    const shown = await this.page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body || !focused.matches(':focus-visible')) return false;
      const ringed = (element: Element, part?: string) => {
        const { outlineStyle, outlineWidth, boxShadow, borderTopWidth, borderTopStyle, content } = getComputedStyle(
          element,
          part,
        );
        if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) return true;
        if (part === undefined) return boxShadow !== 'none';
        return content !== 'none' && borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
      };
      return [focused, ...focused.querySelectorAll('*'), focused.parentElement ?? focused].some(
        (element) => ringed(element) || ringed(element, '::before') || ringed(element, '::after'),
      );
    });
    expect(shown, 'the focus is drawn').toBe(true);
  }
}
