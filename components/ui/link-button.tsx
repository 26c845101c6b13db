import { buttonVariants } from "@heroui/styles";
import Link from "next/link";
import type { ComponentProps } from "react";

type Variants = NonNullable<Parameters<typeof buttonVariants>[0]>;
type Props = ComponentProps<typeof Link> & Pick<Variants, "variant" | "size" | "fullWidth" | "isIconOnly">;

/** Going somewhere, drawn like a button. */
export function LinkButton({ variant, size, fullWidth, isIconOnly, className, ...rest }: Props) {
  const look = buttonVariants({ variant, size, fullWidth, isIconOnly });
  return <Link {...rest} className={`${look} ${className ?? ""}`} />;
}
