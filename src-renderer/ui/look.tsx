/**
 * Wraps everything in the component library's provider. All colours and sizes come from `look.css`, so the library
 * writes no style elements of its own and the page can run under a policy that forbids them.
 */
import { createTheme, DirectionProvider, MantineProvider, NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import './look.css';

const theme = createTheme({
  primaryColor: 'blue',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'md' } }),
  },
});

interface LookProps {
  scheme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

export function Look({ scheme, direction, children }: LookProps) {
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
