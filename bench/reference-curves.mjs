// The yardstick of the table of sizes: branch and bound for separable Hill curves under one budget, after the project's
// own prototype. solve(channels, budget, tolerance) returns {best, bound, gap, nodes, x}.
function mk(ch) {
  const { beta, half_saturation: c, slope: k, shift: s = 0 } = ch;
  const f = (x) => {
    const t = ((x + s) / c) ** k;
    return (beta * t) / (1 + t);
  };
  const fd = (x) => {
    const y = x + s;
    if (y <= 0) return k < 1 ? Infinity : k === 1 ? beta / c : 0;
    const t = (y / c) ** k;
    return (beta * k * t) / (y * (1 + t) * (1 + t));
  };
  const infl = k > 1 ? Math.max(0, c * ((k - 1) / (k + 1)) ** (1 / k) - s) : 0;
  // inverse of derivative on concave branch [a,b]
  const inv = (lam, a, b, x0) => {
    if (fd(a) <= lam) return a;
    if (fd(b) >= lam) return b;
    let lo = a,
      hi = b,
      x = x0 > a && x0 < b ? x0 : Math.sqrt((a + s + 1e-12 * c) * (b + s)) - s;
    if (!(x > lo && x < hi)) x = (lo + hi) / 2;
    const ll = Math.log(lam);
    for (let it = 0; it < 60; it++) {
      const y = x + s,
        t = (y / c) ** k;
      const d = (beta * k * t) / (y * (1 + t) * (1 + t));
      const r = Math.log(d) - ll;
      if (r > 0) lo = x;
      else hi = x;
      if (Math.abs(r) < 1e-13) return x;
      const dr = k - 1 - (2 * k * t) / (1 + t); // dln d/dln y
      let xn = y * Math.exp(-r / dr) - s;
      if (!(xn > lo && xn < hi)) xn = (lo + hi) / 2;
      if (Math.abs(xn - x) <= 1e-15 * Math.abs(x)) return xn;
      x = xn;
    }
    return x;
  };
  return { f, fd, infl, inv, k };
}
function env(F, l, u) {
  // returns {tau, sl} linear on [l,tau], f after
  if (u <= l) return { tau: l, sl: 0 };
  const { f, fd, infl } = F;
  if (infl <= l) return { tau: l, sl: 0 };
  const fl = f(l);
  const ch = (f(u) - fl) / (u - l);
  if (infl >= u || ch >= fd(u)) {
    if (infl >= u) return { tau: u, sl: ch };
    if (ch <= 0) return { tau: u, sl: ch };
    // chord if no tangent: at u, f'(u)>=chord
    if (fd(u) >= ch) return { tau: u, sl: ch };
  }
  if (fd(u) >= ch) return { tau: u, sl: ch };
  let lo = Math.max(infl, l),
    hi = u;
  for (let i = 0; i < 80; i++) {
    const m = (lo + hi) / 2;
    if (fd(m) * (m - l) - (f(m) - fl) > 0) lo = m;
    else hi = m;
    if (hi - lo <= 1e-15 * hi) break;
  }
  // rigorous: use the slightly larger slope
  const t = lo;
  return { tau: t, sl: Math.max(fd(t), (f(t) - fl) / (t - l)) };
}
export function solve(chs, B, tol, maxNodes = 200000) {
  const n = chs.length,
    F = chs.map(mk);
  const sl = chs.reduce((a, c) => a + c.lower, 0);
  const L0 = chs.map((c) => c.lower),
    U0 = chs.map((c) => Math.min(c.upper, B - sl + c.lower));
  let best = -Infinity,
    bx = null,
    nodes = 0;
  const E0 = F.map((F, i) => env(F, L0[i], U0[i]));
  const val = (x) => {
    let s = 0;
    for (let i = 0; i < n; i++) s += F[i].f(x[i]);
    return s;
  };
  function relax(L, U, E, lamGuess, xg) {
    // multiplier search; returns bound, x, lam
    const x = new Float64Array(n);
    if (xg) x.set(xg);
    const at = (lam) => {
      let s = 0;
      for (let i = 0; i < n; i++) {
        const e = E[i];
        let xi;
        if (e.tau > L[i] && lam >= e.sl) xi = L[i];
        else if (e.tau >= U[i] && e.tau > L[i]) xi = U[i];
        else xi = F[i].inv(lam, e.tau, U[i], x[i]);
        x[i] = xi;
        s += xi;
      }
      return s;
    };
    let lo = 0,
      hi = Infinity,
      lam = lamGuess || 1;
    let sLo,
      sHi,
      it = 0,
      xlo = null,
      xhi = null;
    if (!lamGuess) {
      let m = 0;
      for (let i = 0; i < n; i++) {
        const v = (F[i].f(U[i]) - F[i].f(L[i])) / Math.max(1e-300, U[i] - L[i]);
        m = Math.max(m, v);
      }
      lam = m / 4;
    }
    for (; it < 200; it++) {
      const s = at(lam);
      if (s >= B) {
        lo = lam;
        sLo = s;
        xlo = x.slice();
      } else {
        hi = lam;
        sHi = s;
        xhi = x.slice();
      }
      if (Math.abs(s - B) <= 1e-13 * B) {
        xlo = xhi = x.slice();
        break;
      }
      if (hi === Infinity) {
        lam = lo * 2;
        continue;
      }
      if (lo === 0 && !xlo) {
        lam = hi / 2;
        if (lam < 1e-300) break;
        continue;
      }
      if (hi - lo <= 4e-16 * hi) break;
      // regula falsi in log lambda mixed with bisection
      let tt = (sLo - B) / (sLo - sHi);
      if (it % 3 === 2 || !(tt > 0.01 && tt < 0.99))
        tt = it % 3 === 2 ? 0.5 : Math.min(0.99, Math.max(0.01, tt));
      lam = lo * (hi / lo) ** tt;
    }
    // mix xlo,xhi to sum B
    if (!xlo) xlo = xhi;
    if (!xhi) xhi = xlo;
    let a = 0,
      b = 0;
    for (let i = 0; i < n; i++) {
      a += xlo[i];
      b += xhi[i];
    }
    const th = a === b ? 1 : Math.min(1, Math.max(0, (B - b) / (a - b)));
    let bound = lam * B;
    const xr = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const e = E[i];
      xr[i] = th * xlo[i] + (1 - th) * xhi[i];
      const xi = x[i];
      let v;
      const fl = F[i].f(L[i]);
      const lin = e.tau > L[i];
      v = lin ? Math.max(fl - lam * L[i], fl + e.sl * (e.tau - L[i]) - lam * e.tau) : fl - lam * L[i];
      if (e.tau < U[i]) {
        const xx = Math.max(xi, e.tau);
        const d = F[i].fd(xx) - lam;
        if (Number.isFinite(d))
          v = Math.max(v, F[i].f(xx) - lam * xx + Math.max(d * (U[i] - xx), d * (e.tau - xx), 0));
      }
      bound += v;
    }
    return { bound, x: xr, lam, it };
  }
  // primal: concave completion: channels with S shape are low (fixed at l) or on concave branch
  function primal(xr, L, _U, E) {
    const x = xr.slice();
    const tryX = (x) => {
      let s = 0;
      for (let i = 0; i < n; i++) s += x[i];
      const v = val(x);
      if (Math.abs(s - B) <= 1e-10 * B && v > best) {
        best = v;
        bx = x.slice();
      }
    };
    tryX(x);
    // fractional channel(s): fix them at lower or on the concave branch, resolve concave
    let fr = -1,
      fg = 0;
    for (let i = 0; i < n; i++) {
      const e = E[i];
      if (e.tau > L[i] && x[i] > L[i] && x[i] < e.tau) {
        const gp = F[i].f(L[i]) + e.sl * (x[i] - L[i]) - F[i].f(x[i]);
        if (gp > fg) {
          fg = gp;
          fr = i;
        }
      }
    }
    for (const mode of fr < 0 ? [0] : [0, 1, 2]) {
      const l2 = new Float64Array(n),
        u2 = new Float64Array(n),
        E2 = [];
      let ok = 0,
        okU = 0;
      for (let i = 0; i < n; i++) {
        const inf = F[i].infl;
        let lo = L0[i],
          hi = U0[i];
        if (inf > L0[i]) {
          const on = i === fr ? mode === 1 : x[i] > inf;
          if (on) {
            lo = Math.min(Math.max(inf, L0[i]), U0[i]);
          } else if (i === fr && mode === 2) {
            lo = hi = x[i];
          } else hi = lo = Math.max(L0[i], 0);
        }
        l2[i] = lo;
        u2[i] = hi;
        E2.push({ tau: lo, sl: 0 });
        ok += lo;
        okU += hi;
      }
      if (ok <= B && okU >= B) {
        const r = relax(l2, u2, E2, 0, null); // exact concave
        let s = 0;
        for (const v of r.x) s += v;
        // slack repair
        let d = B - s;
        for (let i = 0; i < n && Math.abs(d) > 0; i++) {
          if (u2[i] - l2[i] > 0) {
            const xi = Math.min(u2[i], Math.max(l2[i], r.x[i] + d));
            d -= xi - r.x[i];
            r.x[i] = xi;
          }
        }
        tryX(r.x);
      }
    }
    return fr;
  }
  const heap = [];
  const push = (o) => {
    heap.push(o);
    let i = heap.length - 1;
    while (i) {
      const p = (i - 1) >> 1;
      if (heap[p].bound >= heap[i].bound) break;
      [heap[p], heap[i]] = [heap[i], heap[p]];
      i = p;
    }
  };
  const pop = () => {
    const t = heap[0],
      e = heap.pop();
    if (heap.length) {
      heap[0] = e;
      let i = 0;
      for (;;) {
        let m = i,
          a = 2 * i + 1;
        if (a < heap.length && heap[a].bound > heap[m].bound) m = a;
        a++;
        if (a < heap.length && heap[a].bound > heap[m].bound) m = a;
        if (m === i) break;
        [heap[m], heap[i]] = [heap[i], heap[m]];
        i = m;
      }
    }
    return t;
  };
  let rootGap;
  const proc = (L, U, E, lg, pb, xg) => {
    let a = 0,
      b = 0;
    for (let i = 0; i < n; i++) {
      a += L[i];
      b += U[i];
    }
    if (a > B * (1 + 1e-14) || b < B * (1 - 1e-14)) return;
    nodes++;
    const r = relax(L, U, E, lg, xg);
    const bound = Math.min(pb, r.bound);
    if (bound <= best * (1 + tol)) {
      if (bound > closed) closed = bound;
      return;
    }
    primal(r.x, L, U, E);
    if (nodes === 1) rootGap = (bound - best) / Math.abs(best);
    if (bound <= best * (1 + tol)) {
      if (bound > closed) closed = bound;
      return;
    }
    push({ L, U, E, bound, x: r.x, lam: r.lam });
  };
  let closed = -Infinity;
  proc(L0, U0, E0, 0, Infinity, null);
  while (heap.length && nodes < maxNodes) {
    const o = pop();
    if (o.bound <= best * (1 + tol)) {
      closed = Math.max(closed, o.bound);
      break;
    }
    let bi = -1,
      bg = -1;
    for (let i = 0; i < n; i++) {
      const e = o.E[i];
      if (e.tau > o.L[i] && o.x[i] < e.tau) {
        const g = F[i].f(o.L[i]) + e.sl * (o.x[i] - o.L[i]) - F[i].f(o.x[i]);
        if (g > bg) {
          bg = g;
          bi = i;
        }
      }
    }
    if (bi < 0 || bg <= 0) {
      closed = Math.max(closed, o.bound);
      continue;
    }
    let xb = o.x[bi];
    const w = o.U[bi] - o.L[bi];
    xb = Math.min(o.U[bi] - 0.02 * w, Math.max(o.L[bi] + 0.02 * w, xb));
    {
      const U = Float64Array.from(o.U);
      U[bi] = xb;
      const E = o.E.slice();
      E[bi] = env(F[bi], o.L[bi], xb);
      proc(o.L, U, E, o.lam, o.bound, o.x);
    }
    {
      const L = Float64Array.from(o.L);
      L[bi] = xb;
      const E = o.E.slice();
      E[bi] = env(F[bi], xb, o.U[bi]);
      proc(L, o.U, E, o.lam, o.bound, o.x);
    }
  }
  const bound = Math.max(best, closed, heap.length ? heap[0].bound : -Infinity);
  return { best, bound, gap: (bound - best) / Math.abs(best), nodes, x: bx, rootGap };
}
