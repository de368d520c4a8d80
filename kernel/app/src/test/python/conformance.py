#!/usr/bin/env python3
"""What the tests ask of a kernel: a client for one kernel, and a check for each message and promise of the protocol.

  JUPYTER_PATH=<folder with kernels/> conformance.py [--only a,b] [--list] [--json FILE] KERNEL [KERNEL...]

prints a table of the checks by kernel. How fast the kernel is, bench_kernel.py says.

Nothing here is specific to one kernel except the SNIPPETS (per language) and
OVERRIDES (per kernel-name prefix: the kernel's own display/comm API and magics).
To add a kernel: install its kernelspec, and if its API differs add an OVERRIDES entry.
"""
import argparse, contextlib, hashlib, hmac, itertools, json, os, queue, re, tempfile, time, uuid
import psutil, zmq

from jupyter_client.manager import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

ANSI = re.compile(r"\x1b\[[0-9;]*m")


# ------------------------------------------------------------------ snippets
JAVA = dict(
    warm="1+1", one="1+1", one_result="2",
    defclass="class Bench{i} {{ int x = {i}; int f(int a) {{ return a * x; }} }}",
    hot_method='long hot(long n){ long x=1; for(long i=0;i<n;i++){ x = x*6364136223846793005L + 1442695040888963407L; } return x; }\nhot(1_000_000_000L)',
    hot_block='{ long x=1; for(long i=0;i<1_000_000_000L;i++){ x = x*6364136223846793005L + 1442695040888963407L; } System.out.println(x); }',
    hot_toplevel='long acc=1;\nfor(long i=0;i<1_000_000_000L;i++){ acc = acc*6364136223846793005L + 1442695040888963407L; }\nSystem.out.println(acc);',
    hot_expect="-4825730060758492671",
    print100k='for (int i=0;i<100_000;i++) System.out.println("line number " + i);',
    print_big='{ String s = "x".repeat(1_000_000); for (int i=0;i<100;i++) System.out.println(s); }',
    setvar='int keep = 42;', getvar='keep', getvar_result='42',
    debug="int total = 0;\nfor (int i = 1; i < 4; i++) {\n    total += i;\n}\nSystem.out.println(total);",
    strvar='String text = "hello";', complete_member=("text.sub", "substring"), complete_import=("import java.util.concu", "concurrent"),
    complete_local=("var zz = new java.util.ArrayList<String>(); zz.addA", "addAll"),
    inspect=("String.valueOf(1)", 12), inspect_doc="string representation", inspect_doc2=("text.substring(1)", 10, "substring"),
    isc_complete=["int q = 1;", "1 + 1", "class A { }\nclass B { }"], isc_incomplete=["for (int i=0;i<3;i++) {", "class A {", "foo("], isc_invalid=["int x = = 3;", ")("],
    spin="while(true){}", sleep="Thread.sleep(60_000);", latch="new java.util.concurrent.CountDownLatch(1).await();",
    compute="long fib(long n){ return n<2?n:fib(n-1)+fib(n-2); }\nfib(80)",
    stdin='var sc = new java.util.Scanner(System.in); String got = sc.nextLine(); System.out.println("<" + got + ">");',
    stdin2='System.out.println("<" + new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine() + ">");',
    stderr='System.err.println("oops");',
    stream='System.out.println("first"); Thread.sleep(1500); System.out.println("second");',
    error='int[] arr = new int[2];\narr[0] = 1;\nint zed = arr[5];', error_name="ArrayIndexOutOfBounds", error_line="arr[5]", error_lineno=3,
    error_deep='int deep1(int a){\n  int b = a;\n  return b / 0;\n}\nint deep2(int a){ return deep1(a); }\ndeep2(3)', error_deep_name="ArithmeticException", error_deep_line="b / 0", error_deep_lineno=3,
    compile_error='int good = 1;\nint bad = "abc";', compile_line='int bad = "abc"', compile_lineno=2, compile_msg="incompatible types",
    undefined='int aa = 1;\nfoo(aa);',
    err_slow='Thread.sleep(700); throw new RuntimeException("stop here");',
    unicode='System.out.println("한글 출력 ✓ 😀 日本語");', unicode_expect="한글 출력 ✓ 😀 日本語", unicode_ident='String 변수 = "값";\n변수 + "!"', unicode_ident_expect="값!",
    unicode_unescaped_input='"\\uD55C".equals("한") ? "same" : "differ"',
    oom='var hog = new java.util.ArrayList<long[]>(); while(true) hog.add(new long[1_000_000]);',
    oom_local='{ var hog = new java.util.ArrayList<long[]>(); while(true) hog.add(new long[1_000_000]); }',
    so='int so(int n){ return so(n+1)+1; }\nso(0)', exit='System.exit(3);',
    thread_err='new Thread(() -> { throw new RuntimeException("in thread"); }).start(); Thread.sleep(300);',
    late='new Thread(() -> { try { Thread.sleep(800); } catch (Exception e) {} System.out.println("late output"); }).start();',
    multi_expr='1+1;\n2+2;\n"third"', redefine=['int sq(int x){ return x*x; }\nsq(3)', 'int sq(int x){ return x*x*x; }\nsq(3)', '27'],
    fwd='int callsLater(){ return laterDefined(); }\nint laterDefined(){ return 7; }\ncallsLater()',
    bg_mem=None, html=None, display_id=None, clear_output=None, comm=None, magic_help=None, magic_dep=None, png=None, show_error_source=None,
)
PYTHON = dict(
    warm="1+1", one="1+1", one_result="2",
    defclass="class Bench{i}:\n  x = {i}\n  def f(self, a): return a * self.x",
    hot_method=None, hot_block=None, hot_toplevel=None, hot_expect=None,
    print100k='for i in range(100_000): print("line number", i)',
    print_big='s="x"*1_000_000\nfor i in range(100): print(s)',
    setvar='keep = 42', getvar='keep', getvar_result='42',
    debug="total = 0\nfor i in range(1, 4):\n    total += i\n\nprint(total)",
    strvar='text = "hello"', complete_member=("text.upp", "upper"), complete_import=("import concurrent.fut", "futures"), complete_local=("zz=[1]\nzz.appe", "append"),
    inspect=("str.upper", 9), inspect_doc="uppercase", inspect_doc2=("text.upper", 10, "upper"),
    isc_complete=["q = 1", "1 + 1"], isc_incomplete=["for i in range(3):", "foo("], isc_invalid=["x = = 3", ")("],
    spin="while True: pass", sleep="import time; time.sleep(60)", latch="import threading; threading.Event().wait()",
    compute="def fib(n): return n if n<2 else fib(n-1)+fib(n-2)\nfib(80)",
    stdin='got = input(); print("<"+got+">")', stdin2='print("<"+input("? ")+">")', stderr='import sys; print("oops", file=sys.stderr)',
    stream='import time; print("first"); time.sleep(1.5); print("second")',
    error='arr = [0, 0]\narr[0] = 1\nzed = arr[5]', error_name="IndexError", error_line="arr[5]", error_lineno=3,
    error_deep='def deep1(a):\n  b = a\n  return b / 0\ndef deep2(a): return deep1(a)\ndeep2(3)', error_deep_name="ZeroDivisionError", error_deep_line="b / 0", error_deep_lineno=3,
    compile_error='good = 1\nbad = = 2', compile_line='bad = = 2', compile_lineno=2, compile_msg="invalid syntax", undefined='foo(1)',
    err_slow='import time; time.sleep(0.7); raise RuntimeError("stop here")',
    unicode='print("한글 출력 ✓ 😀 日本語")', unicode_expect="한글 출력 ✓ 😀 日本語", unicode_ident='변수 = "값"\n변수 + "!"', unicode_ident_expect="값!",
    oom=None, oom_local=None, so='def so(n): return so(n+1)+1\nso(0)', exit='import sys; sys.exit(3)',
    thread_err='import threading,time\ndef f(): raise RuntimeError("in thread")\nthreading.Thread(target=f).start(); time.sleep(.3)',
    late='import threading,time\ndef g():\n  time.sleep(.8); print("late output")\nthreading.Thread(target=g).start()',
    multi_expr='1+1\n2+2\n"third"', redefine=['def sq(x): return x*x\nsq(3)', 'def sq(x): return x*x*x\nsq(3)', '27'],
    fwd='def callsLater(): return laterDefined()\ndef laterDefined(): return 7\ncallsLater()',
    html='from IPython.display import display, HTML; display(HTML("<b>hi</b>"))',
    display_id='from IPython.display import display, HTML; h = display(HTML("<b>one</b>"), display_id="dd1"); h.update(HTML("<b>two</b>"))',
    clear_output='from IPython.display import clear_output; print("a"); clear_output()',
    comm='from comm import create_comm; c = create_comm(target_name="bench_target", data={"k": 1}); c.on_msg(lambda m: c.send({"echo": m["content"]["data"]}))',
    magic_help='%lsmagic', magic_dep=None,
)
KOTLIN = dict(JAVA)
KOTLIN.update(
    defclass="class Bench{i} {{ val x = {i}; fun f(a: Int): Int = a * x }}",
    hot_method='fun hot(n: Long): Long { var x=1L; for(i in 0 until n){ x = x*6364136223846793005L + 1442695040888963407L }; return x }\nhot(1_000_000_000L)',
    hot_block='run { var x=1L; for(i in 0L until 1_000_000_000L){ x = x*6364136223846793005L + 1442695040888963407L }; println(x) }',
    hot_toplevel='var acc=1L\nfor(i in 0L until 1_000_000_000L){ acc = acc*6364136223846793005L + 1442695040888963407L }\nprintln(acc)',
    print100k='for (i in 0 until 100_000) println("line number " + i)', print_big='run { val s = "x".repeat(1_000_000); repeat(100) { println(s) } }',
    setvar='val keep = 42', strvar='val text = "hello"', complete_member=("text.subst", "substring"), complete_import=("import java.util.concu", "concurrent"),
    complete_local=("val zz = java.util.ArrayList<String>(); zz.addA", "addAll"), inspect=("text.length", 9), inspect_doc="length", inspect_doc2=("text.length", 9, "length"),
    isc_complete=["val q = 1", "1 + 1"], isc_incomplete=["for (i in 0..3) {", "class A {"], isc_invalid=["val x = = 3", ")("],
    spin="while(true){}", sleep="Thread.sleep(60_000)", latch="java.util.concurrent.CountDownLatch(1).await()",
    compute="fun fib(n: Long): Long = if (n<2) n else fib(n-1)+fib(n-2)\nfib(80)",
    stdin='val got = readLine(); println("<" + got + ">")', stdin2='println("<" + readLine() + ">")', stderr='System.err.println("oops")',
    stream='println("first"); Thread.sleep(1500); println("second")',
    error='val arr = IntArray(2)\narr[0] = 1\nval zed = arr[5]', error_deep='fun deep1(a: Int): Int {\n  val b = a\n  return b / 0\n}\nfun deep2(a: Int): Int = deep1(a)\ndeep2(3)',
    compile_error='val good = 1\nval bad: Int = "abc"', compile_line='val bad: Int = "abc"', compile_msg="mismatch", undefined='foo(1)',
    err_slow='Thread.sleep(700); throw RuntimeException("stop here")', unicode='println("한글 출력 ✓ 😀 日本語")', unicode_ident='val 변수 = "값"\n변수 + "!"',
    oom='val hog = java.util.ArrayList<LongArray>(); while(true) hog.add(LongArray(1_000_000))', oom_local='run { val hog = java.util.ArrayList<LongArray>(); while(true) hog.add(LongArray(1_000_000)) }', so='fun so(n: Int): Int = so(n+1)+1\nso(0)', exit='System.exit(3)',
    thread_err='Thread { throw RuntimeException("in thread") }.start(); Thread.sleep(300)', late='Thread { Thread.sleep(800); println("late output") }.start()',
    multi_expr='1+1\n2+2\n"third"', redefine=['fun sq(x:Int)=x*x\nsq(3)', 'fun sq(x:Int)=x*x*x\nsq(3)', '27'],
    fwd='fun callsLater():Int = laterDefined()\nfun laterDefined():Int = 7\ncallsLater()',
    html='DISPLAY(HTML("<b>hi</b>"))', display_id='DISPLAY(HTML("<b>one</b>"), "dd1")\nUPDATE_DISPLAY(HTML("<b>two</b>"), "dd1")',
    clear_output='println("a"); notebook.clearOutput()', magic_help=':help', magic_dep='@file:DependsOn("org.apache.commons:commons-lang3:3.14.0")\norg.apache.commons.lang3.StringUtils.reverse("abc")',
    comm='val c = notebook.commManager.openComm("bench_target", kotlinx.serialization.json.JsonObject(mapOf()))',
)
SNIPPETS = {"java": JAVA, "python": PYTHON, "kotlin": KOTLIN}
OVERRIDES = {
    "java": dict(
        html='display("<b>hi</b>", "text/html");',
        display_id='var h = display("<b>one</b>", "text/html"); h.update("<b>two</b>", "text/html");',
        clear_output='System.out.println("a"); clearOutput();',
        comm='var c = himalia.api.Comm.open("bench_target", java.util.Map.of("k", 1)); c.onMessage(d -> c.send(java.util.Map.of("echo", d)));',
        magic_help='%lsmagic', magic_dep=None),
    "jjava": dict(
        html='display("<b>hi</b>", "text/html");',
        display_id='String did = display("<b>one</b>", "text/html");\nupdateDisplay(did, "<b>two</b>", "text/html");',
        comm='import org.dflib.jjava.jupyter.kernel.comm.*; import org.dflib.jjava.jupyter.messages.*; import org.dflib.jjava.jupyter.messages.comm.*;\nclass MyComm extends Comm { MyComm(CommManager m, String id, String t) { super(m, id, t); } protected void onMessage(Message<CommMsgCommand> x) { var o = new org.dflib.jjava.shaded.com.google.gson.JsonObject(); o.addProperty("echo", 1); send(o); } protected void onClose(Message<CommCloseCommand> x, boolean s) {} }\nvar c = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getCommManager().openComm("bench_target", (m, id, target, msg) -> new MyComm(m, id, target));',
        magic_help='%help', magic_dep='%maven org.apache.commons:commons-lang3:3.14.0\norg.apache.commons.lang3.StringUtils.reverse("abc")'),
    "ijava": dict(
        html='display("<b>hi</b>", "text/html");', display_id='var d1 = render("<b>one</b>", "text/html"); d1.setDisplayId("dd1"); display(d1);\nupdateDisplay("dd1", render("<b>two</b>", "text/html"));',
        magic_help='%help', magic_dep='%maven org.apache.commons:commons-lang3:3.14.0\norg.apache.commons.lang3.StringUtils.reverse("abc")'),
    "rapaio": dict(
        html='display("html", "<b>hi</b>");', display_id='String did = display("text/html", "<b>one</b>");\nupdateDisplay(did, "text/html", "<b>two</b>");',
        clear_output='clearOutput(false);', magic_help='%help', magic_dep='%dependency /add org.apache.commons:commons-lang3:3.14.0\n%dependency /resolve\norg.apache.commons.lang3.StringUtils.reverse("abc")'),
}


def snippets(kernel, language):
    s = dict(SNIPPETS.get(language.lower(), JAVA))
    for prefix, o in OVERRIDES.items():
        if re.match(prefix + r"(?![a-z])", kernel):  # "java" and "java-25", but not "javascript"
            s.update(o)
    return s


# ------------------------------------------------------------------ client
class Dead(Exception):
    pass


class Kernel:
    """A started kernel and a blocking client on it."""

    def __init__(self, name, env=None):
        self.ctx = zmq.Context()
        self.ctx.setsockopt(zmq.RECONNECT_IVL, 5)  # do not let the client's reconnect timer blur start times
        self.ctx.setsockopt(zmq.RCVHWM, 0)  # the client never drops: what is lost is lost by the kernel
        self.km = KernelManager(kernel_name=name, context=self.ctx)
        e = dict(os.environ)
        e.update(env or {})
        self.t0 = time.perf_counter()
        log = os.path.join(tempfile.gettempdir(), f"kb-{name}")
        self.logs = [open(log + ".out", "ab"), open(log + ".err", "ab")]  # open until close(): a restart writes on
        self.km.start_kernel(env=e, stdout=self.logs[0], stderr=self.logs[1])
        self.kc = self.km.client(context=self.ctx)
        self.kc.start_channels(hb=True)
        self.stdin_answer = None
        self.pid = self.km.provisioner.pid

    def ready(self, timeout=30):
        mids = []
        end = time.perf_counter() + timeout
        reply = None
        while reply is None:  # ask again every 4 s, as clients do: a kernel may lose a request sent while it starts
            mids.append(self.kc.kernel_info())
            try:
                reply = self.shell_reply(mids, min(4, max(0.1, end - time.perf_counter())))
            except TimeoutError:
                if time.perf_counter() > end:
                    raise
        self.info = reply["content"]
        self.first_request_lost = reply["parent_header"]["msg_id"] != mids[0]
        # the iopub SUB socket may still be connecting: poll with kernel_info until a status arrives
        end = time.perf_counter() + 20
        while time.perf_counter() < end:
            mid = self.kc.kernel_info()
            self.shell_reply(mid, timeout)
            try:
                m = self.kc.get_iopub_msg(timeout=0.1)
                break
            except queue.Empty:
                pass
        self.drain()
        return self

    def drain(self, quiet=0.15):
        out = []
        while True:
            try:
                out.append(self.kc.get_iopub_msg(timeout=quiet))
            except queue.Empty:
                return out

    def alive(self):
        return self.km.is_alive()

    def shell_reply(self, mid, timeout, chan="shell"):
        end = time.perf_counter() + timeout
        ch = self.kc.shell_channel if chan == "shell" else self.kc.control_channel
        while time.perf_counter() < end:
            try:
                m = ch.get_msg(timeout=min(1, max(0.01, end - time.perf_counter())))
                if m["parent_header"].get("msg_id") in (mid if isinstance(mid, list) else (mid,)):
                    return m
            except queue.Empty:
                if not self.alive():
                    raise Dead("process gone")
        raise TimeoutError("no reply")

    def request(self, msg_type, content, timeout=10, chan="shell"):
        m = self.kc.session.msg(msg_type, content)
        (self.kc.shell_channel if chan == "shell" else self.kc.control_channel).send(m)
        return self.shell_reply(m["header"]["msg_id"], timeout, chan)

    def send_execute(self, code, **kw):
        kw.setdefault("allow_stdin", False)
        return self.kc.execute(code, **kw)

    def wait(self, mid, timeout=30, iopub=True):
        """Waits for the reply and the idle status of request mid. -> dict(reply, msgs=[(t, msg)], t_reply, t_idle)"""
        r = dict(reply=None, msgs=[], t_reply=None, t_idle=None)
        poller = zmq.Poller()
        socks = {}
        for nm in ("shell", "iopub", "stdin"):
            ch = getattr(self.kc, nm + "_channel")
            poller.register(ch.socket, zmq.POLLIN)
            socks[ch.socket] = (nm, ch)
        start = time.perf_counter()
        end = start + timeout
        while time.perf_counter() < end:
            for s, _ in poller.poll(200):
                nm, ch = socks[s]
                m = ch.get_msg(timeout=1)
                now = time.perf_counter()
                if nm == "stdin":
                    r.setdefault("prompts", []).append(m)
                    if self.stdin_answer is not None:
                        self.kc.input(self.stdin_answer)
                    continue
                if m["parent_header"].get("msg_id") != mid:
                    r.setdefault("foreign", []).append(m)
                    continue
                if nm == "shell":
                    r["reply"], r["t_reply"] = m["content"], now - start
                else:
                    r["msgs"].append((now - start, m))
                    if m["msg_type"] == "status" and m["content"]["execution_state"] == "idle":
                        r["t_idle"] = now - start
            if r["reply"] is not None and (r["t_idle"] is not None or not iopub):
                return r
            if not self.alive() and not poller.poll(300):
                r["dead"] = True
                return r
        r["timeout"] = True
        return r

    def run(self, code, timeout=30, **kw):
        return self.wait(self.send_execute(code, **kw), timeout)

    def text(self, r, kind="stdout"):
        return "".join(m["content"]["text"] for _, m in r["msgs"] if m["msg_type"] == "stream" and m["content"]["name"] == kind)

    def of(self, r, *types):
        return [m for _, m in r["msgs"] if m["msg_type"] in types]

    def result(self, r):
        for m in self.of(r, "execute_result", "display_data"):
            d = m["content"]["data"]
            return d.get("text/plain") or d.get("text/html")  # rapaio sends only text/html
        return None

    def procs(self):
        try:
            p = psutil.Process(self.pid)
            return [p] + p.children(recursive=True)
        except psutil.Error:
            return []

    def rss(self):
        return sum(p.memory_info().rss for p in self.procs()) / 2**20

    def cpu(self, secs=1.0):
        a = sum(sum(p.cpu_times()[:2]) for p in self.procs())
        time.sleep(secs)
        return (sum(sum(p.cpu_times()[:2]) for p in self.procs()) - a) / secs

    def healthy(self, code="1+1", timeout=10):
        if not self.alive():
            return False
        try:
            r = self.run(code, timeout)
            return bool(r["reply"]) and r["reply"]["status"] == "ok"
        except (Dead, TimeoutError):
            return False

    def close(self):
        try:
            ps = self.procs()
            self.kc.stop_channels()
            self.km.shutdown_kernel(now=True)
            for p in ps:
                with contextlib.suppress(psutil.Error):
                    if p.is_running():
                        p.kill()
        except Exception:
            pass
        for log in self.logs: log.close()
        with contextlib.suppress(Exception):
            self.ctx.destroy(linger=0)


# ------------------------------------------------------------------ conformance
CHECKS = []


def check(fresh=False, env=None):
    def deco(f):
        CHECKS.append((f.__name__[2:], f, fresh, env))
        return f
    return deco


def ok_reply(r): return bool(r["reply"]) and r["reply"]["status"] == "ok"


@check()
def c_kernel_info(k, s):
    i = k.info
    miss = [x for x in ("protocol_version", "implementation", "language_info", "banner", "status") if x not in i]
    li = i.get("language_info", {})
    return not miss and all(x in li for x in ("name", "version", "mimetype", "file_extension")), \
        f"protocol {i.get('protocol_version')}; missing {miss}; supported_features {i.get('supported_features')}; debugger {i.get('debugger')}; lexer {li.get('pygments_lexer')}, codemirror {li.get('codemirror_mode')}"


@check(fresh=True)
def c_early_request_not_lost(k, s):
    """a request sent before the kernel has bound its sockets is answered (4 starts)"""
    lost = int(k.first_request_lost)
    for _ in range(3):
        k2 = Kernel(k.km.kernel_name)
        try: k2.ready(); lost += k2.first_request_lost
        finally: k2.close()
    return lost == 0, f"lost in {lost} of 4 starts"


@check()
def c_is_complete(k, s):
    bad = []
    for want, codes in (("complete", s["isc_complete"]), ("incomplete", s["isc_incomplete"]), ("invalid", s["isc_invalid"])):
        for c in codes:
            got = k.request("is_complete_request", dict(code=c))["content"].get("status")
            if got != want: bad.append(f"{c!r}: {got} (want {want})")
    return not bad, "; ".join(bad) or "all right"


def _complete(k, code):
    c = k.request("complete_request", dict(code=code, cursor_pos=len(code)))["content"]
    return c


@check()
def c_complete_member(k, s):
    k.run(s["strvar"]); c = _complete(k, s["complete_member"][0])
    m = c.get("matches", [])
    return any(s["complete_member"][1] in x for x in m), f"{len(m)} matches {m[:4]}; types {'_jupyter_types_experimental' in c.get('metadata', {})}; cursor {c.get('cursor_start')}-{c.get('cursor_end')}"


@check()
def c_complete_types(k, s):
    """each match says what it is, a method how it is called"""
    k.run(s["strvar"]); c = _complete(k, s["complete_member"][0])
    types = c.get("metadata", {}).get("_jupyter_types_experimental", [])
    match = next((t for t in types if s["complete_member"][1] in t["text"]), {})
    return len(types) == len(c["matches"]) and match.get("type") in ("method", "function") and "(" in match.get("signature", ""), f"{match}"


@check()
def c_complete_import(k, s):
    c = _complete(k, s["complete_import"][0]); m = c.get("matches", [])
    return any(s["complete_import"][1] in x for x in m), f"{len(m)} {m[:4]}"


@check()
def c_complete_local_same_cell(k, s):
    c = _complete(k, s["complete_local"][0]); m = c.get("matches", [])
    return any(s["complete_local"][1] in x for x in m), f"{len(m)} {m[:4]}"


@check()
def c_inspect(k, s):
    code, pos = s["inspect"]
    c = k.request("inspect_request", dict(code=code, cursor_pos=pos, detail_level=0), 20)["content"]
    d = c.get("data", {}); t = d.get("text/plain", "") or d.get("text/html", "")
    return bool(c.get("found")), f"found {c.get('found')} mimes {list(d)}: {t[:90]!r}"


@check()
def c_inspect_javadoc_text(k, s):
    code, pos = s["inspect"]
    c = k.request("inspect_request", dict(code=code, cursor_pos=pos, detail_level=0), 20)["content"]
    t = json.dumps(c.get("data", {}))
    return s["inspect_doc"] in t.lower(), f"{len(t)} chars"


@check()
def c_history(k, s):
    k.run("2+3"); ev = []; n = 0
    for q in (dict(hist_access_type="tail", n=2), dict(hist_access_type="range", session=0, start=1, stop=3), dict(hist_access_type="search", pattern="2+*", n=3)):
        try:
            h = k.request("history_request", dict(q, output=False, raw=True), 5)["content"].get("history", [])
            ev.append(f"{q['hist_access_type']} {len(h)}"); n += bool(h)
        except Exception as e:
            ev.append(f"{q['hist_access_type']} {type(e).__name__}")
    return n == 3, ", ".join(ev)


@check()
def c_execute_result(k, s):
    r = k.run(s["one"]); m = k.of(r, "execute_result")
    d = m[0]["content"] if m else {}
    return bool(m) and d["data"].get("text/plain") == s["one_result"], f"{d}"[:120]


@check()
def c_last_expr_only(k, s):
    r = k.run(s["multi_expr"]); m = k.of(r, "execute_result")
    return len(m) == 1 and "third" in str(m[0]["content"]["data"]), f"{[x['content']['data'].get('text/plain') for x in m]}"


@check()
def c_redefine_function(k, s):
    k.run(s["redefine"][0]); r = k.run(s["redefine"][1])
    return k.result(r) == s["redefine"][2], f"{k.result(r)}"


@check()
def c_forward_reference(k, s):
    r = k.run(s["fwd"]); return k.result(r) == "7", f"{r['reply'].get('status')} {r['reply'].get('ename')} {k.result(r)}"


@check()
def c_display_html(k, s):
    if not s.get("html"): return None, "no API tried"
    r = k.run(s["html"]); m = k.of(r, "display_data")
    return bool(m) and "text/html" in m[0]["content"]["data"], f"{r['reply'].get('status')} {str(r['reply'].get('evalue'))[:100]} mimes {[list(x['content']['data']) for x in m]}"


@check()
def c_update_display_data(k, s):
    if not s.get("display_id"): return None, "no API tried"
    r = k.run(s["display_id"]); d = k.of(r, "display_data"); u = k.of(r, "update_display_data")
    ok = bool(d) and bool(u) and d[0]["content"].get("transient", {}).get("display_id") == u[0]["content"].get("transient", {}).get("display_id") is not None
    return ok, f"{r['reply'].get('status')} {str(r['reply'].get('evalue'))[:100]} display {[m['content'].get('transient') for m in d]} update {[m['content'].get('transient') for m in u]}"


@check()
def c_clear_output(k, s):
    if not s.get("clear_output"): return False, "no API found"
    r = k.run(s["clear_output"]); return bool(k.of(r, "clear_output")), f"{r['reply'].get('status')} {str(r['reply'].get('evalue'))[:80]}"


@check()
def c_comm_info(k, s):
    c = k.request("comm_info_request", {}, 5)["content"]; return "comms" in c, f"{c}"[:80]


@check()
def c_comm_unknown_target_closed(k, s):
    cid = uuid.uuid4().hex
    k.drain(); m = k.kc.session.msg("comm_open", dict(comm_id=cid, target_name="no_such_target", data={})); k.kc.shell_channel.send(m)
    ms = k.drain(1.0); t = [x["msg_type"] for x in ms]
    return any(x["msg_type"] == "comm_close" and x["content"].get("comm_id") == cid for x in ms), f"{t}"


@check()
def c_comm_from_kernel(k, s):
    if not s.get("comm"): return None, "no API tried"
    r = k.run(s["comm"]); o = k.of(r, "comm_open")
    if not o: return False, f"{r['reply'].get('status')} {str(r['reply'].get('evalue'))[:140]}"
    cid = o[0]["content"]["comm_id"]
    k.kc.shell_channel.send(k.kc.session.msg("comm_msg", dict(comm_id=cid, data={"a": 1})))
    ms = k.drain(1.0); e = [x for x in ms if x["msg_type"] == "comm_msg"]
    return bool(e), f"comm_open sent; echo {'yes' if e else 'no'}"


@check()
def c_comm_while_busy(k, s):
    mid = k.send_execute(s["stream"]); time.sleep(0.3); t = time.perf_counter()
    k.request("comm_info_request", {}, 6); d = time.perf_counter() - t
    k.wait(mid, 5)
    return d < 0.5, f"comm_info answered after {d:.2f}s of a 1.5s cell (shell thread)"


@check()
def c_stderr(k, s):
    r = k.run(s["stderr"]); return "oops" in k.text(r, "stderr"), f"{k.text(r, 'stderr')[:40]!r}"


@check()
def c_streaming_output(k, s):
    r = k.run(s["stream"]); ts = [(t, m["content"]["text"].strip()) for t, m in r["msgs"] if m["msg_type"] == "stream"]
    f = [t for t, x in ts if "first" in x]; g = [t for t, x in ts if "second" in x]
    return bool(f and g) and g[0] - f[0] > 1.0, f"first at {f[:1]}, second at {g[:1]}"


@check()
def c_late_thread_output(k, s):
    k.run(s["late"]); ms = k.drain(1.6); st = [m for m in ms if m["msg_type"] == "stream"]
    return any("late output" in m["content"]["text"] for m in st), f"{len(st)} stream msgs after idle"


@check()
def c_stdin_scanner(k, s):
    k.stdin_answer = "안녕 hi"; r = k.run(s["stdin"], 8, allow_stdin=True); k.stdin_answer = None
    return "<안녕 hi>" in k.text(r), f"prompts {len(r.get('prompts', []))}; out {k.text(r)[:40]!r}; {'timeout' if r.get('timeout') else ''}"


@check(fresh=True)
def c_stdin_not_allowed(k, s):
    r = k.run(s["stdin2"], 6, allow_stdin=False)
    return bool(r["reply"]) and not r.get("prompts"), f"{'timeout/hang' if r.get('timeout') else r['reply'].get('status')} {str((r['reply'] or {}).get('ename'))} {k.text(r)[:40]!r}"


INTERNAL = re.compile(r"\bat (java\.base/)?(jdk\.internal|jdk\.jshell|java\.lang\.reflect|java\.util\.concurrent|org\.dflib|io\.github|org\.rapaio|org\.jetbrains|java\.lang\.Thread|jdk\.proxy)")


def _err(k, s, code, name, line, no):
    r = k.run(code); e = k.of(r, "error")
    if not e: return None, r, "", False, False, 0
    c = e[0]["content"]; tb = ANSI.sub("", "\n".join(c["traceback"]))
    points = line in tb and bool(re.search(rf"(line |:|Line_\d+.*:|--> ?|-> ?){no}\b", tb))
    internal = len(INTERNAL.findall(tb))
    return c, r, tb, points, line in tb, internal


@check()
def c_error_reply(k, s):
    c, r, tb, *_ = _err(k, s, s["error"], s["error_name"], s["error_line"], s["error_lineno"])
    rep = r["reply"]
    return bool(c) and s["error_name"] in c["ename"] and all(x in rep for x in ("ename", "evalue", "traceback")) and bool(c["traceback"]), \
        f"iopub ename={c and c['ename']} evalue={c and c['evalue'][:70]!r}; reply ename={rep.get('ename')} traceback {len(rep.get('traceback') or [])} lines"


@check()
def c_error_points_at_line(k, s):
    c, r, tb, points, shows, internal = _err(k, s, s["error"], s["error_name"], s["error_line"], s["error_lineno"])
    return points, f"shows source line: {shows}; tb: {tb[-260:]!r}"


@check()
def c_error_points_in_function(k, s):
    c, r, tb, points, shows, internal = _err(k, s, s["error_deep"], s["error_deep_name"], s["error_deep_line"], s["error_deep_lineno"])
    return points, f"shows source line: {shows}; tb: {tb[:260]!r}"


@check()
def c_error_no_internal_frames(k, s):
    c, r, tb, points, shows, internal = _err(k, s, s["error_deep"], s["error_deep_name"], s["error_deep_line"], s["error_deep_lineno"])
    return bool(c) and internal == 0, f"{internal} kernel/JDK frames in {len(tb.splitlines())} lines"


@check()
def c_compile_error(k, s):
    r = k.run(s["compile_error"]); e = k.of(r, "error")
    if not e: return False, "no error"
    raw = "\n".join(e[0]["content"]["traceback"]); tb = ANSI.sub("", raw)
    col = "\x1b[" in raw
    caret = "^" in tb
    no = bool(re.search(rf"(line |:|Line_\d+.*:|--> ?|-> ?|\()({s['compile_lineno']})\b", tb))
    return s["compile_msg"] in tb.lower() + tb and s["compile_line"] in tb and (caret or col), \
        f"ename {e[0]['content']['ename']}; caret {caret}; colour highlight {col}; line number {no}; text {tb[:200]!r}"


@check()
def c_compile_error_atomic(k, s):
    """a cell with a compile error in line 2 should not have run line 1 (None if the language interprets)"""
    k.run(s["compile_error"].replace("good", "goodx")); r = k.run("goodx")
    return r["reply"]["status"] == "error", f"line 1 {'was not' if r['reply']['status'] == 'error' else 'was'} executed"


@check()
def c_stop_on_error(k, s):
    a = k.send_execute(s["err_slow"], stop_on_error=True); b = k.send_execute(s["one"]); c = k.send_execute(s["one"])
    st = [k.shell_reply(x, 10)["content"]["status"] for x in (a, b, c)]; k.drain(0.4)
    return st[0] == "error" and st[1] == "aborted", f"{st}"


@check()
def c_stop_on_error_false(k, s):
    a = k.send_execute(s["err_slow"], stop_on_error=False); b = k.send_execute(s["one"])
    st = [k.shell_reply(x, 10)["content"]["status"] for x in (a, b)]; k.drain(0.4)
    return st == ["error", "ok"], f"{st}"


@check()
def c_store_history_false(k, s):
    a = k.run(s["one"])["reply"]["execution_count"]; k.run("3+4", store_history=False); b = k.run(s["one"])["reply"]["execution_count"]
    return b == a + 1, f"count {a} -> {b}"


@check()
def c_silent(k, s):
    a = k.run(s["one"])["reply"]["execution_count"]; r = k.run("3+4", silent=True, store_history=False); t = [m["msg_type"] for _, m in r["msgs"]]; b = k.run(s["one"])["reply"]["execution_count"]
    return "execute_result" not in t and "execute_input" not in t and b == a + 1, f"{t}; count {a} -> {b}"


@check()
def c_user_expressions(k, s):
    r = k.run(s["one"], user_expressions={"a": "20+22", "b": "no_such_name_x"}); u = r["reply"].get("user_expressions", {})
    return u.get("a", {}).get("data", {}).get("text/plain") == "42" and u.get("b", {}).get("status") == "error", f"{json.dumps(u)[:100]}"


@check()
def c_busy_idle_and_input(k, s):
    r = k.run(s["one"]); t = [m["msg_type"] + (":" + m["content"]["execution_state"] if m["msg_type"] == "status" else "") for _, m in r["msgs"]]
    return t[0] == "status:busy" and t[-1] == "status:idle" and "execute_input" in t, f"{t}"


@check()
def c_heartbeat_while_busy(k, s):
    mid = k.send_execute(s["stream"]); time.sleep(.3)
    d = k.ctx.socket(zmq.REQ); d.connect(f"tcp://127.0.0.1:{k.km.hb_port}"); t = time.perf_counter(); d.send(b"ping"); ok = d.poll(3000) and d.recv() == b"ping"; t = time.perf_counter() - t; d.close(0); k.wait(mid, 5)
    return bool(ok) and t < 1.0, f"echo while a cell runs: {bool(ok)}, {t*1e3:.0f} ms"


@check()
def c_unicode_output(k, s):
    r = k.run(s["unicode"]); return s["unicode_expect"] in k.text(r), f"{k.text(r)!r}"


@check()
def c_unicode_identifier(k, s):
    r = k.run(s["unicode_ident"]); return s["unicode_ident_expect"] in str(k.result(r)), f"{k.result(r)}"


@check()
def c_unicode_posix_locale(k, s):
    k2 = Kernel(k.km.kernel_name, env={"LC_ALL": "C", "LANG": "C"})
    try:
        k2.ready(); r = k2.run(s["unicode"]); r2 = k2.run(s["unicode_ident"])
        return s["unicode_expect"] in k2.text(r) and s["unicode_ident_expect"] in str(k2.result(r2)), f"{k2.text(r)!r} {k2.result(r2)}"
    finally:
        k2.close()


def _interrupt(k, s, code, wait=2.5, settle=False):
    k.run(s["setvar"]); mid = k.send_execute(code, allow_stdin=True); time.sleep(wait)
    t = time.perf_counter(); k.km.interrupt_kernel(); r = k.wait(mid, 6)
    d = time.perf_counter() - t
    if not r["reply"]:
        return False, f"no reply within 6 s; alive {k.alive()}", None, None
    g = k.run(s["getvar"], 6)
    kept = k.result(g) == s["getvar_result"]
    if settle: time.sleep(2.0)  # let the JIT and GC calm down
    cpu = k.cpu(1.5) if settle else 0.0
    return r["reply"]["status"] == "error" and kept, f"{r['reply']['status']} {r['reply'].get('ename')} in {d*1e3:.0f} ms; state kept {kept}" + (f"; CPU 2 s after the interrupt {cpu*100:.0f}%" if settle else ""), kept, cpu


@check(fresh=True)
def c_interrupt_spin(k, s): return _interrupt(k, s, s["spin"])[:2]


@check(fresh=True)
def c_interrupt_spin_thread_really_stops(k, s):
    a = _interrupt(k, s, s["spin"], settle=True); return (a[0] and a[3] < 0.2), a[1]


@check(fresh=True)
def c_interrupt_sleep(k, s): return _interrupt(k, s, s["sleep"])[:2]


@check(fresh=True)
def c_interrupt_latch(k, s): return _interrupt(k, s, s["latch"])[:2]


@check(fresh=True)
def c_interrupt_compute_stops(k, s):
    a = _interrupt(k, s, s["compute"], settle=True); return (a[0] and a[3] < 0.2), a[1]


@check(fresh=True)
def c_interrupt_stdin(k, s): return _interrupt(k, s, s["stdin2"])[:2]


@check(fresh=True)
def c_interrupt_idle_harmless(k, s):
    k.run(s["setvar"]); k.km.interrupt_kernel(); time.sleep(.3); r = k.run(s["getvar"], 6); return k.result(r) == s["getvar_result"], f"{k.result(r)}"


@check(fresh=True)
def c_debug_request(k, s):
    seq = dict(seq=1, type="request", command="initialize", arguments=dict(clientID="kb", adapterID="", pathFormat="path"))
    try:
        c = k.request("debug_request", seq, 4, "control")["content"]
        return bool(c.get("success")), f"{json.dumps(c)[:100]}"
    except (TimeoutError, Dead) as e:
        return False, f"{type(e).__name__}; kernel healthy after: {k.healthy()}"


@check(fresh=True)
def c_debug_stop(k, s):
    asked = itertools.count(1)

    def ask(command, **arguments):
        seq = dict(seq=next(asked), type="request", command=command, arguments=arguments)
        return k.request("debug_request", seq, 20, "control")["content"].get("body", {})

    def stopped_at(line):
        for _ in range(100):
            frames = ask("stackTrace", threadId=1).get("stackFrames") or [{}]
            if frames[0].get("line") == line:
                return frames[0]["id"]
            time.sleep(.1)
        raise TimeoutError(f"no stop at line {line}: {frames[0]}")

    try:
        ask("initialize", clientID="kb", adapterID="", pathFormat="path"); ask("attach")
        path = ask("dumpCell", code=s["debug"])["sourcePath"]
        ask("setBreakpoints", source=dict(path=path), breakpoints=[dict(line=3)], sourceModified=False)
        mid = k.send_execute(s["debug"]); frame = stopped_at(3)
        scope = ask("scopes", frameId=frame)["scopes"][0]
        found = {one["name"]: one["value"] for one in ask("variables", variablesReference=scope["variablesReference"])["variables"]}
        value = ask("evaluate", expression="total + i + 10", frameId=frame, context="repl").get("result")
        ask("setBreakpoints", source=dict(path=path), breakpoints=[], sourceModified=False)
        ask("continue", threadId=1); printed = k.text(k.wait(mid, 20)).strip()
        ok = (found.get("i"), found.get("total"), value, printed) == ("1", "0", "11", "6")
        return ok, f"i {found.get('i')}, total {found.get('total')}, evaluated {value}, printed {printed}"
    except (TimeoutError, Dead, KeyError) as e:
        return False, f"{type(e).__name__} {e}; kernel healthy after: {k.healthy()}"


@check(fresh=True)
def c_subshell(k, s):
    try:
        c = k.request("create_subshell_request", {}, 3, "control")["content"]
        return c.get("status") == "ok", f"{json.dumps(c)[:100]}"
    except (TimeoutError, Dead) as e:
        return False, f"{type(e).__name__}"


@check()
def c_control_kernel_info(k, s):
    c = k.request("kernel_info_request", {}, 4, "control")["content"]; return c.get("status") == "ok" or "protocol_version" in c, ""


@check(fresh=True)
def c_hmac_forged_rejected(k, s):
    raw = k.ctx.socket(zmq.DEALER); raw.connect(f"tcp://127.0.0.1:{k.km.shell_port}")
    m = k.kc.session.msg("kernel_info_request", {}); parts = k.kc.session.serialize(m)
    parts[1] = b"0" * 64
    raw.send_multipart(parts); forged = raw.poll(1500); raw.close(0)
    h = k.healthy()
    return not forged and h, f"forged answered: {bool(forged)}; healthy after: {h}"


@check(fresh=True)
def c_malformed_survives(k, s):
    ev = []
    key = k.km.session.key
    def sign(parts): h = hmac.new(key, digestmod=hashlib.sha256); [h.update(p) for p in parts]; return h.hexdigest().encode()
    hdr = json.dumps(dict(msg_id=uuid.uuid4().hex, username="x", session="y", msg_type="kernel_info_request", version="5.3", date="2026-01-01T00:00:00Z")).encode()
    bad = {"garbage frames": [b"foo", b"bar"], "one empty frame": [b""], "delimiter only": [b"<IDS|MSG>"],
           "invalid json, good signature": [b"<IDS|MSG>", sign([b"{nope", b"{}", b"{}", b"{}"]), b"{nope", b"{}", b"{}", b"{}"],
           "too few frames": [b"<IDS|MSG>", sign([hdr]), hdr],
           "bad content": [b"<IDS|MSG>", sign([hdr.replace(b"kernel_info", b"execute"), b"{}", b"{}", b"[]"]), hdr.replace(b"kernel_info", b"execute"), b"{}", b"{}", b"[]"],
           "unknown type": [b"<IDS|MSG>", sign([hdr.replace(b"kernel_info", b"nonsense"), b"{}", b"{}", b"{}"]), hdr.replace(b"kernel_info", b"nonsense"), b"{}", b"{}", b"{}"]}
    fails = []
    for nm, frames in bad.items():
        for port in ("shell_port", "control_port"):
            raw = k.ctx.socket(zmq.DEALER); raw.connect(f"tcp://127.0.0.1:{getattr(k.km, port)}"); raw.send_multipart(frames); time.sleep(.15); raw.close(0)
            if not k.healthy(timeout=4): fails.append(f"{nm} on {port[:-5]}: shell dead"); break
            try: k.request("kernel_info_request", {}, 3, "control")
            except Exception: fails.append(f"{nm} on {port[:-5]}: control dead"); break
        if fails: break
    return not fails, "; ".join(fails) or "7 kinds on shell and control survived"


@check(fresh=True)
def c_stack_overflow(k, s):
    r = k.run(s["so"], 20); n = len("\n".join((k.of(r, "error") or [dict(content=dict(traceback=[]))])[0]["content"]["traceback"]))
    return bool(r["reply"]) and r["reply"]["status"] == "error" and k.healthy(), f"{(r['reply'] or {}).get('ename')}; traceback {n} chars; healthy {k.healthy()}"


@check(fresh=True, env={"JAVA_TOOL_OPTIONS": "-Xmx400m"})
def c_out_of_memory(k, s):
    if not s.get("oom"): return None, "not tried"
    r = k.run(s["oom"], 40); h = k.healthy(timeout=15)
    return bool(r["reply"]) and r["reply"]["status"] == "error" and h, f"{'dead' if r.get('dead') else (r['reply'] or {}).get('ename')}; healthy after {h}"


@check(fresh=True, env={"JAVA_TOOL_OPTIONS": "-Xmx400m"})
def c_out_of_memory_collectable(k, s):
    """the hog is a local of a block: it can be collected once the cell has failed"""
    if not s.get("oom_local"): return None, "not tried"
    r = k.run(s["oom_local"], 40); h = k.healthy(timeout=15)
    return bool(r["reply"]) and r["reply"]["status"] == "error" and h, f"{'dead' if r.get('dead') else (r['reply'] or {}).get('ename')}; healthy after {h}"


@check(fresh=True)
def c_exit_in_cell(k, s):
    k.run(s["setvar"]); r = k.run(s["exit"], 8); time.sleep(.3); h = k.alive() and k.healthy()
    return h, f"reply {(r['reply'] or {}).get('status')} {(r['reply'] or {}).get('ename')}; process alive {k.alive()}"


@check(fresh=True)
def c_thread_exception(k, s):
    r = k.run(s["thread_err"]); t = k.text(r, "stderr"); return "in thread" in t and k.healthy(), f"{t[:80]!r}"


@check(fresh=True)
def c_idle_memory(k, s):
    """what nobody else can use of the memory, where the system tells"""
    if not os.path.exists("/proc/self/smaps_rollup"): return None, "not told"
    k.run(s["one"]); time.sleep(15)
    own = 0
    for p in k.procs():
        with open(f"/proc/{p.pid}/smaps_rollup") as told: own += sum(int(line.split()[1]) for line in told if line.startswith("Anonymous:")) / 1024
    return own < 300, f"{own:.0f} MB of its own of {k.rss():.0f} MB"


@check(fresh=True)
def c_shutdown(k, s):
    t = time.perf_counter(); ps = k.procs()
    try: c = k.request("shutdown_request", dict(restart=False), 5, "control")["content"]
    except Exception as e: c = dict(error=repr(e))
    for _ in range(50):
        if not any(p.is_running() and p.status() != "zombie" for p in ps): break
        time.sleep(.1)
    gone = not any(p.is_running() and p.status() != "zombie" for p in ps)
    return gone and c.get("status", "ok") == "ok" and "error" not in c, f"reply {c}; exited {gone} after {time.perf_counter()-t:.2f}s"


@check(fresh=True)
def c_shutdown_while_busy(k, s):
    k.send_execute(s["spin"]); time.sleep(1); t = time.perf_counter(); ps = k.procs()
    try: c = k.request("shutdown_request", dict(restart=False), 5, "control")["content"]
    except Exception as e: c = dict(error=repr(e))
    for _ in range(50):
        if not any(p.is_running() and p.status() != "zombie" for p in ps): break
        time.sleep(.1)
    gone = not any(p.is_running() and p.status() != "zombie" for p in ps)
    return gone, f"reply {c}; exited {gone} after {time.perf_counter()-t:.2f}s"


@check(fresh=True)
def c_restart(k, s):
    k.run(s["setvar"]); k.km.restart_kernel(now=False)
    k.kc.stop_channels(); k.kc = k.km.client(context=k.ctx); k.kc.start_channels(); k.pid = k.km.provisioner.pid; k.t0 = time.perf_counter(); k.ready()
    r = k.run(s["getvar"]); return r["reply"]["status"] == "error", f"old variable after restart: {r['reply']['status']}"


@check(fresh=True)
def c_magic_help(k, s):
    if not s.get("magic_help"): return None, "not tried"
    r = k.run(s["magic_help"], 15); t = k.text(r) + str([m["content"]["data"] for m in k.of(r, "execute_result", "display_data")])
    return ok_reply(r) and len(t) > 80, f"{(r['reply'] or {}).get('status')} {str((r['reply'] or {}).get('evalue'))[:60]} {t[:100]!r}"


@check(fresh=True)
def c_magic_maven(k, s):
    if not s.get("magic_dep"): return None, "not tried"
    t = time.perf_counter(); r = k.run(s["magic_dep"], 60)
    return ok_reply(r) and "cba" in str(k.result(r)), f"{(r['reply'] or {}).get('status')} {str((r['reply'] or {}).get('evalue'))[:100]} {k.result(r)} in {time.perf_counter()-t:.1f}s"


class Conformance:
    """The checks of one kernel; those that need no fresh process share one."""

    def __init__(self, name, lang):
        self.name, self.snippets, self.shared = name, snippets(name, lang), None

    def run(self, nm):
        """-> dict(ok=True, False or None for "not tried", ev=what was seen)"""
        _, f, fresh, env = next(c for c in CHECKS if c[0] == nm)
        k = None
        try:
            if fresh:
                k = Kernel(self.name, env)
                k.ready()
            else:
                if self.shared is None or not self.shared.alive():
                    self.close()
                    self.shared = Kernel(self.name)
                    self.shared.ready()
                k = self.shared
            ok, ev = f(k, self.snippets)
        except Exception as e:
            ok, ev = False, f"{type(e).__name__}: {e}"[:200]
            if not fresh: self.close()  # do not let one broken check poison the next
        finally:
            if fresh and k: k.close()
        return dict(ok=ok, ev=str(ev))

    def close(self):
        if self.shared: self.shared.close()
        self.shared = None


def conformance(name, lang, only=None):
    out = {"interrupt_mode": dict(ok=None, ev=KernelSpecManager().get_kernel_spec(name).interrupt_mode)}
    checks = Conformance(name, lang)
    for nm, *_ in CHECKS:
        if only and nm not in only: continue
        out[nm] = checks.run(nm)
        ok, ev = out[nm]["ok"], out[nm]["ev"]
        print(f"  {name:11} {nm:32} {'yes' if ok else 'n/a' if ok is None else 'NO ':4} {ev[:150]}", flush=True)
    checks.close()
    return out


# ------------------------------------------------------------------ main
def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("kernels", nargs="*"); ap.add_argument("--only"); ap.add_argument("--list", action="store_true"); ap.add_argument("--json")
    a = ap.parse_args()
    if a.list: print("\n".join(c[0] for c in CHECKS)); return
    only = set(a.only.split(",")) if a.only else None
    res = {}
    for n in a.kernels:
        res[n] = conformance(n, KernelSpecManager().get_kernel_spec(n).language, only)
    if a.json:
        with open(a.json, "w") as out: json.dump(res, out, indent=1, ensure_ascii=False)
    print("\n| feature | " + " | ".join(a.kernels) + " |\n|---" + "|---" * len(a.kernels) + "|")
    for nm in ["interrupt_mode"] + [c[0] for c in CHECKS]:
        row = [res[n].get(nm) for n in a.kernels]
        if any(row): print(f"| {nm} | " + " | ".join("-" if not x else "yes" if x["ok"] else x["ev"] if nm == "interrupt_mode" else "n/a" if x["ok"] is None else "no" for x in row) + " |")
    print("| **total yes** | " + " | ".join(str(sum(1 for x in res[n].values() if x["ok"])) for n in a.kernels) + " |")


if __name__ == "__main__":
    main()
