"""The start: makes `.venv` from a hash-locked list, then hands over to the helpcentre command line.

    python3 build.py                  builds the site into site/
    python3 build.py search "…"       what the finished site's search finds, and why
    python3 build.py test [--long]    passes the tests
    python3 build.py bench weight     measures pages beside stock Material
    python3 build.py screenshots      makes the pictures of README.md anew
    python3 build.py brand-pictures   makes the brand's PNG pictures anew
    python3 build.py --help           all commands

It needs only Python and its pip (uv is used when it is there), and works with nothing but Python's own
library. It keeps to syntax that Python 3.5 can read, so that an old Python says that it is too old instead of
showing a SyntaxError. What it says stands here and not in the words files, because it has to speak before
anything that reads YAML is installed.

How a broken set-up is noticed: a stamp file in `.venv` is taken away before anything there changes and is
written last. It holds a hash of all that the environment was made from, so a changed lock, another Python or
a moved folder makes a new one too. What only the tests need has a stamp of its own, so that a failed set-up
of the tests leaves a `.venv` that still builds.

How `.venv` finds the package in plugins/: by a module of the same name that says where it is (MODULE), and by
its metadata, where MkDocs looks for the plugin. Not by the `.pth` file of an editable install: Python reads
that in the encoding of the system and, where it lacks a letter of the path (`Gülnarə`), doesn't even start.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import Any, Callable, Iterator, List, Optional, Sequence, Tuple

ROOT = os.path.dirname(os.path.realpath(__file__))
PYTHON_NEEDED = (3, 11, 2)
PIP_NEEDED = (22, 3)  # the first with `pip --python`, which needs no ensurepip (Debian ships that separately)
BEGUN = "begun"  # in the stamp of the tests while they are being installed
LANGUAGES = ("az", "en")
# Commands of this repository alone, which need what the tests need: the program that each runs.
PROGRAMS = {
    "test": os.path.join("tests", "run.py"),
    "bench": os.path.join("bench", "run.py"),
    "screenshots": os.path.join("bench", "screenshots.py"),
    "brand-pictures": os.path.join("bench", "brand_pictures.py"),
}
PACKAGE = "helpcentre"
# What stands for the package in `.venv`. A path relative to itself has no letters that could be misread.
MODULE = """import os

__path__ = [os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), {path!r}))]
"""
# A user's settings for installs of their own, which would send the packages elsewhere or ask hashes of this
# very folder.
PERSONAL_SETTINGS = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_HASHES", "UV_REQUIRE_HASHES")

MESSAGES = {
    "az": {
        "setting_up": "Hazırlıq: {count} paket .venv qovluğuna quraşdırılır"
        " (yalnız bir dəfə, adətən bir dəqiqədən az çəkir)…",
        "waiting": "Başqa bir proses .venv qovluğunu hazırlayır, gözləyirəm…",
        "uv_failed": "uv paketləri quraşdıra bilmədi, pip ilə cəhd edirəm…",
        "stopped": "Dayandırıldı.",
        "python_old": "Python {found} köhnədir: Python {needed} və ya daha yenisini quraşdırın"
        " (https://www.python.org/downloads/) və əmri onunla yenidən işə salın.",
        "pip_missing": "Bu Python-da pip yoxdur: onu quraşdırın (Debian və Ubuntu-da: apt install"
        " python3-pip, başqa sistemlərdə: {python} -m ensurepip) və əmri yenidən işə salın.",
        "pip_old": "pip {found} köhnədir, {needed} və ya daha yenisi lazımdır:"
        " onu yeniləyin ({python} -m pip install --upgrade pip) və əmri yenidən işə salın.",
        "venv_missing": "Bu Python-da venv modulu yoxdur: Python-u tam quraşdırın"
        " (Debian və Ubuntu-da: apt install python3-venv) və əmri yenidən işə salın.",
        "network": "Paketlər yüklənmədi, çünki paket serveri ilə əlaqə yoxdur:"
        " internet bağlantısını və proksi parametrlərini yoxlayıb əmri yenidən işə salın.",
        "disk_full": "Diskdə yer çatmır: ən azı {megabytes} MB yer boşaldıb əmri yenidən işə salın.",
        "not_readable": "«{path}» faylını oxumaq olmur ({reason}):"
        " faylı və icazələrini yoxlayıb əmri yenidən işə salın.",
        "not_writable": "«{path}» qovluğuna yazmaq olmur:"
        " qovluğun icazələrini yoxlayıb əmri yenidən işə salın.",
        "disk": "«{path}» oxunmadı və ya yazılmadı ({reason}):"
        " diski və qovluğu yoxlayıb əmri yenidən işə salın.",
        "file_in_the_way": "«{path}» qovluq olmalıdır, amma burada bu adda fayl var:"
        " faylın adını dəyişib və ya onu silib əmri yenidən işə salın.",
        "file_missing": "«{path}» faylı yoxdur: onu git-dən geri qaytarın (git checkout -- {path})"
        " və əmri yenidən işə salın.",
        "not_installable": "{lock} faylındakı paketlər bu kompüterdə quraşdırılmadı (səbəbi yuxarıdadır):"
        " faylı dəyişmisinizsə, geri qaytarın (git checkout -- {lock}),"
        " dəyişməmisinizsə, yuxarıdakı sətirləri layihəni aparanlara göndərin.",
    },
    "en": {
        "setting_up": "Setting up: installing {count} packages into .venv"
        " (only once, usually less than a minute)…",
        "waiting": "Another process is setting up .venv, waiting for it…",
        "uv_failed": "uv could not install the packages, trying pip…",
        "stopped": "Stopped.",
        "python_old": "Python {found} is too old: install Python {needed} or newer"
        " (https://www.python.org/downloads/) and run the command again with it.",
        "pip_missing": "This Python has no pip: install it (on Debian and Ubuntu: apt install python3-pip,"
        " elsewhere: {python} -m ensurepip) and run the command again.",
        "pip_old": "pip {found} is too old, {needed} or newer is needed:"
        " upgrade it ({python} -m pip install --upgrade pip) and run the command again.",
        "venv_missing": "This Python has no venv module: install Python in full"
        " (on Debian and Ubuntu: apt install python3-venv) and run the command again.",
        "network": "The packages could not be downloaded because the package server can't be reached:"
        " check the internet connection and the proxy settings, and run the command again.",
        "disk_full": "The disk is full: free at least {megabytes} MB and run the command again.",
        "not_readable": "“{path}” can't be read ({reason}):"
        " check the file and its permissions, and run the command again.",
        "not_writable": "The folder “{path}” can't be written to:"
        " check its permissions and run the command again.",
        "disk": "“{path}” can't be read or written ({reason}): check the disk and the folder,"
        " and run the command again.",
        "file_in_the_way": "“{path}” has to be a folder, but a file has this name:"
        " rename or delete it and run the command again.",
        "file_missing": "There is no file “{path}”: bring it back from git (git checkout -- {path})"
        " and run the command again.",
        "not_installable": "The packages in {lock} can't be installed on this computer (the reason is above):"
        " if you changed that file, bring it back (git checkout -- {lock}),"
        " if not, send the lines above to the people who maintain this project.",
    },
}


class Refusal(Exception):  # noqa: N818 - not an error of the program: something the user can put right
    """Something is missing: the sentence for it, and what to show above the sentence."""

    def __init__(self, message: str, output: str = "", **values: Any) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.output = output
        self.values = values


class Installation(object):
    """One `.venv` to be made: what from, where, and how far it is.

    Args:
        root: the folder of build.py, with pyproject.toml and locks/.
        for_tests: whether it must also hold what only the tests need.
    """

    def __init__(self, root: str, for_tests: bool) -> None:
        self.root = root
        self.for_tests = for_tests
        self.venv = os.path.join(root, ".venv")
        self.python = venv_python(self.venv, os.name)
        self.run_stamp = os.path.join(self.venv, "helpcentre-run.stamp")
        self.test_stamp = os.path.join(self.venv, "helpcentre-test.stamp")

    def lock(self, name: str) -> str:
        """The path of a lock file, relative to the root as messages show it."""
        return "locks/{}.txt".format(name)

    def stamp(self, name: str) -> str:
        """A hash of all that an environment with this lock is made from."""
        digest = hashlib.sha256()
        for path in (self.lock(name), "pyproject.toml"):
            digest.update(read(self.root, path) + b"\0")
        digest.update(sys.version.encode() + b"\0" + os.fsencode(self.root))
        return digest.hexdigest()

    def runs(self) -> bool:
        """Whether all that the commands need is installed."""
        return os.path.exists(self.python) and text_of(self.run_stamp) == self.stamp("run")

    def is_ready(self) -> bool:
        """Whether nothing is left to do."""
        return self.runs() and (not self.for_tests or text_of(self.test_stamp) == self.stamp("test"))


def venv_python(venv: str, system: str) -> str:
    """The Python of an environment.

    Args:
        venv: its folder.
        system: `os.name`; Windows ("nt") has another layout.
    """
    place = ("Scripts", "python.exe") if system == "nt" else ("bin", "python")
    return os.path.join(venv, *place)


def main(arguments: List[str]) -> int:
    """Sets up what is missing and hands over; returns only with an exit code."""
    language = language_of(arguments, os.environ)
    try:
        check_python(sys.version_info[:3])
        speak_utf8()
        os.chdir(ROOT)  # this site, from wherever it is called
        command = command_of(arguments)
        set_up(Installation(ROOT, command in PROGRAMS), language)
        return hand_over(Installation(ROOT, False).python, command, arguments, language)
    except Refusal as refusal:
        if refusal.output:
            write(refusal.output.rstrip())
        say(language, refusal.message, **refusal.values)
    except OSError as error:
        reason = refusal_of(error)
        say(language, reason.message, **reason.values)
    except KeyboardInterrupt:
        say(language, "stopped")
        return 130
    return 1


def language_of(arguments: Sequence[str], environment: Any) -> str:
    """The language of messages: `--lang`, else HELPCENTRE_LANG, else Azerbaijani."""
    wanted = environment.get("HELPCENTRE_LANG", "")
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            wanted = argument.split("=", 1)[1]
        elif argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def command_of(arguments: Sequence[str]) -> Optional[str]:
    """The first word that is no option, or None; `--lang` is the one option with a value before it."""
    value_follows = False
    for argument in arguments:
        if value_follows or argument.startswith("-"):
            value_follows = argument == "--lang"
        else:
            return argument
    return None


def check_python(version: Tuple[int, ...]) -> None:
    """Refuses a Python that the packages don't support."""
    if tuple(version) < PYTHON_NEEDED:
        raise Refusal("python_old", found=dotted(version), needed=dotted(PYTHON_NEEDED))


def speak_utf8() -> None:
    """From here on paths, files and output are UTF-8, in this process and all that it starts.

    Of the system's encoding nothing good comes: `LC_ALL=C` and code pages lack letters of file names and
    messages, and programs would disagree about the path of one and the same folder.
    """
    os.environ["PYTHONUTF8"] = "1"
    if sys.getfilesystemencoding() != "utf-8":  # never so on Windows, which would need more than this
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def set_up(installation: Installation, language: str) -> None:
    """Makes the environment ready, once, however many processes ask for it at the same time."""
    if installation.is_ready():
        return
    lock_file = os.path.join(installation.root, ".cache", "helpcentre", "start.lock")
    with process_lock(lock_file, lambda: say(language, "waiting")) as descriptor:
        if not installation.is_ready():  # another process may have made it meanwhile
            Setup(installation, language, descriptor).run()


class Setup(object):
    """The set-up itself, under the lock.

    Args:
        installation: what to make.
        language: of the messages.
        descriptor: the open lock file; installers inherit it, so that one which outlives a killed build.py
            keeps the next start waiting instead of having its folder emptied under it.
    """

    def __init__(self, installation: Installation, language: str, descriptor: int) -> None:
        self.installation = installation
        self.language = language
        self.descriptor = descriptor

    def run(self) -> None:
        """Adds what only the tests need to a sound environment, or makes all anew."""
        installation = self.installation
        lock = installation.lock("test" if installation.for_tests else "run")
        packages = sum(line[:1].isalnum() for line in read(installation.root, lock).decode().splitlines())
        installers = self.installers()
        say(self.language, "setting_up", count=packages)
        if not (installation.runs() and text_of(installation.test_stamp) != BEGUN):
            self.make_empty()
        if installation.for_tests:
            replace_text(installation.test_stamp, BEGUN)
        try:
            self.install(installers, ["--require-hashes", "-r", lock], lock)
        except Refusal as refusal:
            if refusal.message == "network" and installation.runs():
                os.unlink(installation.test_stamp)  # installers download all before they change anything
            raise
        if not installation.runs():
            link_package(installation.root, installation.venv)
            replace_text(installation.run_stamp, installation.stamp("run"))
        if installation.for_tests:
            replace_text(installation.test_stamp, installation.stamp("test"))

    def make_empty(self) -> None:
        """A new environment without packages, in place of whatever is there."""
        try:
            import venv
        except ImportError:
            raise Refusal("venv_missing") from None
        for stamp in (self.installation.run_stamp, self.installation.test_stamp):
            remove(stamp)  # before the rest: a folder that is half emptied must not look finished
        if os.path.islink(self.installation.venv) or not os.path.isdir(self.installation.venv):
            remove(self.installation.venv)
        venv.create(self.installation.venv, with_pip=False, clear=True, symlinks=os.name != "nt")

    def installers(self) -> List[List[str]]:
        """The commands that can install, the quick one first; refuses when there is none."""
        commands = []  # type: List[List[str]]
        uv = shutil.which("uv")
        if uv:
            commands.append([uv, "pip", "install", "--quiet", "--python", self.installation.python])
        pip = [sys.executable, "-P", "-m", "pip"]
        try:
            check_pip(pip_version(pip))
            # Behind uv too: the settings of a company's mirror or proxy may be known to one of the two only.
            # Without a retry pip doesn't say that it was the network.
            options = ["--disable-pip-version-check", "--retries", "3", "install", "--quiet"]
            commands.append([*pip, "--python", self.installation.python, *options])
        except Refusal:
            if not uv:
                raise
        return commands

    def install(self, installers: List[List[str]], what: List[str], lock: str) -> None:
        """Runs the first installer that can do it; its output is shown only if none can."""
        for last, installer in [(command is installers[-1], command) for command in installers]:
            code, output = self.output_of(installer + what)
            if code == 0:
                return
            refusal = refusal_of_output(output, lock, self.installation.for_tests)
            if last or refusal.message == "disk_full":
                raise refusal
            say(self.language, "uv_failed")

    def output_of(self, command: List[str]) -> Tuple[int, str]:
        """Exit code and output of an installer."""
        environment = {name: value for name, value in os.environ.items() if name not in PERSONAL_SETTINGS}
        environment.update(PIP_USER="0", PYTHONIOENCODING="utf-8")
        process = subprocess.Popen(
            command,
            cwd=self.installation.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=() if os.name == "nt" else (self.descriptor,),
        )
        try:
            output, _ = process.communicate()
        except KeyboardInterrupt:
            process.wait()  # it got the same Ctrl-C; leaving it running would change .venv behind our back
            raise
        return process.returncode, output.decode("utf-8", "replace")


def link_package(root: str, venv: str) -> None:
    """Makes the package in plugins/ known to an environment as if it were installed there.

    Args:
        root: the folder of pyproject.toml, which has the package's version and entry points.
        venv: the environment's folder, below the root; it is one of this very Python.
    """
    import sysconfig
    import tomllib

    project = tomllib.loads(read(root, "pyproject.toml").decode("utf-8"))["project"]
    packages = sysconfig.get_path("purelib", "venv", {"base": venv})
    path = os.path.relpath(os.path.join(root, "plugins", PACKAGE), packages)
    metadata = "{}-{}.dist-info".format(PACKAGE, project["version"])
    groups = dict(project.get("entry-points", {}), console_scripts=project.get("scripts", {}))
    entry_points = [
        "[{}]\n{}".format(group, "".join("{} = {}\n".format(*entry) for entry in entries.items()))
        for group, entries in groups.items()
    ]
    # Keys of derived files hold the versions of all that the package says it needs (build/keys.py).
    needed = "".join("Requires-Dist: {}\n".format(one) for one in project.get("dependencies", []))
    files = {
        PACKAGE + ".py": MODULE.format(path=path),
        metadata + "/METADATA": "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".format(**project)
        + needed,
        metadata + "/entry_points.txt": "\n".join(entry_points),
    }
    files[metadata + "/RECORD"] = "".join(name + ",,\n" for name in [*files, metadata + "/RECORD"])
    os.makedirs(os.path.join(packages, metadata), exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(packages, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def pip_version(pip: List[str]) -> Optional[str]:
    """What `pip --version` says, or None when there is no pip that works."""
    process = subprocess.run(
        [*pip, "--version"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    words = process.stdout.decode("utf-8", "replace").split()
    return words[1] if process.returncode == 0 and words[:1] == ["pip"] else None


def check_pip(version: Optional[str]) -> None:
    """Refuses a missing pip and one that can't install into another Python."""
    if version is None:
        raise Refusal("pip_missing", python=sys.executable)
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < PIP_NEEDED:
        raise Refusal("pip_old", found=version, needed=dotted(PIP_NEEDED), python=sys.executable)


# What installers print, in small letters, when a thing outside the lock fails: pip and uv, three systems.
DISK_FULL = ("no space left on device", "errno 28", "os error 28", "error 112", "disk quota exceeded")
NOT_WRITABLE = ("permission denied", "errno 13", "os error 13", "winerror 5]", "read-only file system")
WRONG_HASH = ("do not match the hashes", "hash mismatch")
NO_NETWORK = (
    "newconnectionerror",
    "connecttimeouterror",
    "readtimeouterror",
    "proxyerror",
    "nameresolutionerror",
    "failed to establish a new connection",
    "name resolution",
    "error sending request",
    "dns error",
    "connection refused",
    "operation timed out",
)


def refusal_of_output(output: str, lock: str, for_tests: bool) -> Refusal:
    """Why an installer failed, from what it printed."""
    printed = output.lower()

    def says(signs: Sequence[str]) -> bool:
        return any(sign in printed for sign in signs)

    if says(DISK_FULL):
        return Refusal("disk_full", megabytes=megabytes(for_tests))
    if says(WRONG_HASH):  # first, because a slow network can have been retried before it
        return Refusal("not_installable", output, lock=lock)
    if says(NO_NETWORK):
        return Refusal("network")
    if says(NOT_WRITABLE):
        return Refusal("not_writable", output, path=ROOT)
    return Refusal("not_installable", output, lock=lock)


def refusal_of(error: OSError) -> Refusal:
    """What an error of the file system means to a user."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Refusal("disk_full", megabytes=megabytes(False))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refusal("not_writable", path=ROOT)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return Refusal("file_in_the_way", path=not_a_folder(error.filename or ROOT))
    return Refusal("disk", path=error.filename or ROOT, reason=error.strerror or str(error))


def megabytes(for_tests: bool) -> int:
    """What `.venv` and the downloads for it take on the disk, rounded up."""
    return 1000 if for_tests else 300


@contextmanager
def process_lock(path: str, waiting: Callable[[], None]) -> Iterator[int]:
    """Holds a lock that is one process's at a time, and free again when that process is dead.

    Args:
        path: the lock file, made when it is not there. It stays: a deleted one could be held by one process
            and made anew by the next.
        waiting: called once when another process has it.

    Yields:
        The descriptor of the open file.
    """
    for place in (os.path.dirname(os.path.dirname(path)), os.path.dirname(path)):
        if not os.path.isdir(place):
            remove(place)  # a cache: what is no folder there is nothing to keep
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.lexists(path) and not os.path.isfile(path):
        remove(path)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not taken(descriptor):
            waiting()
            while not taken(descriptor):
                time.sleep(0.1)
        yield descriptor
    finally:
        os.close(descriptor)


def taken(descriptor: int) -> bool:
    """Tries to take a lock, without waiting."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def hand_over(python: str, command: Optional[str], arguments: List[str], language: str) -> int:
    """Becomes the command line (or one of PROGRAMS) in the environment; on Windows waits for it instead."""
    if command in PROGRAMS:
        os.environ["HELPCENTRE_LANG"] = language
        call = [python, PROGRAMS[command], *after_command(arguments, command)]
    else:
        if command is None and not {"-h", "--help", "--version"} & set(arguments):
            arguments = [*arguments, "build"]
        os.environ["HELPCENTRE_PROGRAM"] = "python build.py" if os.name == "nt" else "python3 build.py"
        # -P: a file in this folder must not stand in for a package of the same name.
        call = [python, "-P", "-m", "helpcentre.cli", *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(python, call)
    process = subprocess.Popen(call)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass  # the command has got it too and ends as it sees fit


def after_command(arguments: Sequence[str], command: str) -> List[str]:
    """The arguments of a command, `--lang` taken out because it has been understood."""
    rest = list(arguments[list(arguments).index(command) + 1 :])
    if "--lang" in rest:
        del rest[rest.index("--lang") : rest.index("--lang") + 2]
    return [argument for argument in rest if not argument.startswith("--lang=")]


def say(language: str, message: str, **values: Any) -> None:
    """Prints one sentence; on stderr, which is for people and can show every letter on every system."""
    write(MESSAGES[language][message].format(**values))


def write(text: str) -> None:
    """Prints a text on stderr at once."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def read(root: str, path: str) -> bytes:
    """The bytes of a file of the project."""
    try:
        with open(os.path.join(root, path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Refusal("file_missing", path=path) from None
    except OSError as error:
        raise Refusal("not_readable", path=path, reason=error.strerror or str(error)) from None


def text_of(path: str) -> Optional[str]:
    """What a stamp holds, or None when there is none."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return None


def replace_text(path: str, text: str) -> None:
    """Writes a stamp whole or not at all."""
    with open(path + ".new", "w", encoding="ascii") as file:
        file.write(text)
    os.replace(path + ".new", path)


def remove(path: str) -> None:
    """Deletes whatever is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def not_a_folder(path: str) -> str:
    """What is in the way of a path: the first part of it that is there and no folder."""
    above = os.path.dirname(path)
    return path if os.path.isdir(above) or above == path else not_a_folder(above)


def dotted(version: Sequence[int]) -> str:
    """A version as it is written: 3.11.2."""
    return ".".join(str(part) for part in version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
