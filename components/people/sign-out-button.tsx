import { MENU_ITEM } from "#components/ui/menu.tsx";
import { signOut } from "#lib/access/actions.ts";

/** Signs this device out; stands in the account menu. */
export function SignOutButton() {
  return (
    <form action={signOut}>
      <button type="submit" className={MENU_ITEM}>
        Sign out
      </button>
    </form>
  );
}
