"""Drives headless Chromium over the DevTools protocol through two pipes, with the standard library only."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class BrowserError(Exception):
    """The browser said no, or nothing in time."""


class Browser:
    """A headless Chromium that reads commands from its descriptor 3 and answers on descriptor 4."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="flamegraph-browser-")
        commands_out, self.commands = os.pipe()
        self.answers, answers_in = os.pipe()
        arguments = [
            program,
            "--headless=new",
            "--remote-debugging-pipe",
            "--no-first-run",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--user-data-dir=" + self.profile,
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")

        def connect():
            # High numbers first, so that neither copy overwrites the other.
            first, second = os.dup(commands_out), os.dup(answers_in)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            arguments,
            pass_fds=(3, 4, commands_out, answers_in),
            preexec_fn=connect,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands_out)
        os.close(answers_in)
        self.buffer = b""
        self.number = 0
        self.events = []

    def close(self):
        """Ends the browser and removes what it stored."""
        os.close(self.commands)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, parameters=None, session=None, timeout=60):
        """Sends a command and waits for its answer; events that come in between are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        deadline = time.monotonic() + timeout
        while True:
            answer = self.receive(deadline)
            if answer is None:
                raise BrowserError(f"no answer to {method}")
            if answer.get("id") != self.number:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"{method}: {answer['error']['message']}")
            return answer["result"]

    def receive(self, deadline):
        """The next message; None when none comes in time."""
        while b"\0" not in self.buffer:
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([self.answers], [], [], wait)[0]:
                return None
            data = os.read(self.answers, 1 << 20)
            if not data:
                raise BrowserError("the browser has ended")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def wait_for(self, isWanted, timeout=30):
        """The first event that fulfils a condition."""
        deadline = time.monotonic() + timeout
        while True:
            for index, event in enumerate(self.events):
                if isWanted(event):
                    return self.events.pop(index)
            event = self.receive(deadline)
            if event is None:
                raise BrowserError("an expected event did not come")
            self.events.append(event)


class Tab:
    """A page in a tab of its own, without any network."""

    def __init__(self, browser, width=1280, height=900, dark=False, scripts=True):
        self.browser = browser
        target = browser.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.target = target
        self.session = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            self.call(domain + ".enable")
        self.call("Network.emulateNetworkConditions",
                  {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
        self.resize(width, height)
        self.media(dark=dark)
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", {"value": True})

    def call(self, method, parameters=None, timeout=60):
        return self.browser.call(method, parameters, self.session, timeout)

    def close(self):
        self.browser.call("Target.closeTarget", {"targetId": self.target})

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, dark=False, kind=""):
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.call("Emulation.setEmulatedMedia", {"media": kind, "features": features})

    def open(self, url):
        """Opens a page and waits until it is loaded."""
        self.call("Page.navigate", {"url": "about:blank"})
        self.loaded()
        self.forget()
        self.call("Page.navigate", {"url": url})
        self.loaded()

    def loaded(self):
        self.browser.wait_for(
            lambda event: event.get("method") == "Page.loadEventFired" and event.get("sessionId") == self.session)

    def forget(self):
        """Drops events of the past."""
        self.browser.events = [event for event in self.browser.events if event.get("sessionId") != self.session]

    def js(self, expression):
        """The value of an expression, which may be a promise."""
        answer = self.call("Runtime.evaluate",
                           {"expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def frame(self):
        """Waits until the page has drawn itself twice: what was asked for before is then done and shown."""
        self.js("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def key(self, key, text=None, modifiers=0):
        codes = {"ArrowUp": 38, "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39, "Enter": 13, "Escape": 27,
                 "Backspace": 8, "Home": 36, "Tab": 9}
        if text is None and len(key) == 1:
            text = key
        if key == "Enter":
            text = "\r"
        event = {"key": key, "windowsVirtualKeyCode": codes.get(key, ord(key[0].upper())), "modifiers": modifiers}
        down = {**event, "type": "keyDown" if text else "rawKeyDown"}
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", down)
        self.call("Input.dispatchKeyEvent", {**event, "type": "keyUp"})
        self.frame()

    def type(self, text):
        self.call("Input.insertText", {"text": text})
        self.frame()

    def mouse(self, kind, x, y, button="none", clicks=0):
        self.call("Input.dispatchMouseEvent",
                  {"type": kind, "x": x, "y": y, "button": button, "clickCount": clicks})

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, "left", 1)
        self.mouse("mouseReleased", x, y, "left", 1)
        self.frame()

    def click_on(self, selector):
        """Clicks into the middle of an element, after it has been scrolled into view."""
        x, y = self.js(f"""(() => {{
            const element = document.querySelector({json.dumps(selector)});
            element.scrollIntoView({{block: "center"}});
            const box = element.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }})()""")
        self.click(x, y)

    def problems(self):
        """Errors, refused content and dialogs since the page was opened, as texts."""
        self.js("1")
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                details = parameters["exceptionDetails"]
                found.append(details.get("exception", {}).get("description", details["text"]))
            elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append(parameters["entry"]["text"])
            elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
                found.append(json.dumps(parameters["args"]))
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + parameters["message"])
            elif method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("file:", "about:", "data:")):
                    found.append("request: " + url)
        return found

    def screenshot(self, path, full=False):
        parameters = {"format": "png"}
        if full:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            parameters["captureBeyondViewport"] = True
            parameters["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 8000), "scale": 1}
        data = self.call("Page.captureScreenshot", parameters)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", {"printBackground": True})["data"])

    def accessible(self):
        """The nodes of the accessibility tree that are not ignored, as (role, name, properties)."""
        nodes = []
        for node in self.call("Accessibility.getFullAXTree")["nodes"]:
            if node.get("ignored"):
                continue
            properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
            nodes.append((node["role"]["value"], node.get("name", {}).get("value", ""), properties))
        return nodes


def find_chromium():
    """The browser's program, or None."""
    named = os.environ.get("FLAMEGRAPH_CHROMIUM")
    for name in [named] if named else ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]:
        path = shutil.which(name)
        if path:
            return path
    return None
