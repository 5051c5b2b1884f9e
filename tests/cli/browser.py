"""Chromium without a window, driven over its debugging pipe, for the tests of
the HTML page. Needs nothing but Debian's package chromium."""
import json
import os
import select
import shutil
import subprocess
import time

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20  # seconds for an answer


class Browser:
    """One process with one page. `events` are what it reported, in order."""

    def __init__(self, profile):
        from_us, self._to_it = os.pipe()
        self._from_it, to_us = os.pipe()
        # The browser reads commands from 3 and writes answers to 4.
        command = ('exec 3<&{} 4>&{}; exec "$@"'.format(from_us, to_us))
        self._process = subprocess.Popen(
            ["bash", "-c", command, "bash", CHROMIUM, "--headless=new",
             "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--hide-scrollbars", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--disable-sync",
             f"--user-data-dir={profile}", "--remote-debugging-pipe",
             "about:blank"],
            pass_fds=(from_us, to_us), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(from_us)
        os.close(to_us)
        self._rest, self._number, self._session = b"", 0, None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")
        self._session = self.call("Target.attachToTarget", flatten=True,
                                  targetId=target["targetId"])["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def close(self):
        os.close(self._to_it)
        os.close(self._from_it)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def call(self, method, **parameters):
        """The result of a command of the DevTools protocol."""
        number = self._send(method, parameters)
        while True:
            answer = self._next()
            if answer.get("id") == number:
                break
            self.events.append(answer)
            if answer.get("method") == "Page.javascriptDialogOpening":
                # It would hold up the page, and this call, for ever.
                self._send("Page.handleJavaScriptDialog", {"accept": False})
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _send(self, method, parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to_it, json.dumps(message).encode() + b"\0")
        return self._number

    def _next(self):
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready = select.select([self._from_it], [], [],
                                  end - time.monotonic())[0]
            data = os.read(self._from_it, 1 << 16) if ready else b""
            if not data:
                raise RuntimeError("chromium does not answer")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def open(self, url):
        """Until everything that the page would load is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not self.evaluate("document.readyState == 'complete' && "
                                f"location.href == {json.dumps(url)}"):
            time.sleep(0.05)

    def evaluate(self, expression):
        """The value of an expression of JavaScript in the page; it runs
        whatever the page forbids to its own scripts. Promises are awaited."""
        answer = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def click(self, selector):
        """With the mouse, at the middle of the first box of an element."""
        x, y = self.evaluate(
            f"(() => {{ const e = document.querySelector("
            f"{json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            "const b = e.getClientRects()[0];"
            "return [b.x + b.width / 2, b.y + b.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y,
                      button="left", clickCount=1)

    def press(self, key, code):
        """A key that moves or chooses, by its name and number."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code)
