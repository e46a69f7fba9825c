"""Sources become local files, and what is unsafe is refused."""

import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from geo import fetching
from geo.errors import BoundaryError
from geo.fetching import download, is_address, local_file, source_name, unpack


class Answers(BaseHTTPRequestHandler):
    """Answer each path with one way in which a server can behave."""

    def do_GET(self):
        if self.path.startswith("/falta"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", "50" if self.path.startswith("/corto") else "5")
        self.end_headers()
        if self.path.startswith("/lento"):
            time.sleep(1)
        self.wfile.write(b"datos")

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture(scope="module")
def server():
    """Return the address of a server that lives for the tests of this module."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_download_saves_the_answer_under_its_own_name(server, tmp_path):
    """The file keeps the name of the address, without the query."""
    path = download(f"{server}/limites.zip?llave=1", tmp_path)
    assert (path.name, path.read_bytes()) == ("limites.zip", b"datos")


@pytest.mark.parametrize(
    ("page", "reason"),
    [("falta.zip", "error 404"), ("corto.zip", "se cortó: 5 de 50 bytes")],
)
def test_download_refuses_a_bad_answer(server, tmp_path, page, reason):
    """An error status and an answer cut short are told apart."""
    with pytest.raises(BoundaryError, match=reason):
        download(f"{server}/{page}", tmp_path)


def test_download_refuses_a_silent_server(server, tmp_path, monkeypatch):
    """A server that stops talking does not hold the import."""
    monkeypatch.setattr(fetching, "SILENCE_SECONDS", 0.2)
    with pytest.raises(BoundaryError, match="calló"):
        download(f"{server}/lento.zip", tmp_path)


def test_download_refuses_more_bytes_than_the_limit(server, tmp_path, monkeypatch):
    """The announced size is enough to refuse."""
    monkeypatch.setattr(fetching, "MAX_DOWNLOAD_BYTES", 4)
    with pytest.raises(BoundaryError, match="más del límite"):
        download(f"{server}/limites.zip", tmp_path)


def test_download_refuses_a_closed_port(tmp_path):
    """Nobody listening is a refusal, not a trace."""
    with pytest.raises(BoundaryError, match="no se pudo descargar"):
        download("http://127.0.0.1:9/limites.zip", tmp_path)


def test_download_refuses_other_schemes(tmp_path):
    """Only http and https are fetched."""
    with pytest.raises(BoundaryError, match="no es http"):
        local_file("file:///etc/hostname", tmp_path)


def test_local_file_refuses_an_absent_path(tmp_path):
    """The message names the path and what to check."""
    with pytest.raises(BoundaryError, match=r"no existe el archivo .*Revise la ruta"):
        local_file(str(tmp_path / "nada.zip"), tmp_path)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://usuario:clave@sitio.co/a/MGN%202018.zip?token=x", "MGN 2018.zip"),
        ("/datos/limites.shp", "limites.shp"),
        ("C:\\datos\\limites.shp", "limites.shp"),
        ("https://sitio.co", "descarga"),
        ("https://sitio.co/%2e%2e", "descarga"),
    ],
)
def test_source_name_shows_no_folder_and_no_secret(source, name):
    """What reports print is the file name alone."""
    assert source_name(source) == name


def test_is_address_tells_addresses_from_paths():
    """A Windows drive is no scheme."""
    assert is_address("https://sitio.co/a.zip")
    assert not is_address("C:/datos/a.zip")


def _zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_unpack_keeps_the_folders_of_the_archive(tmp_path):
    """Equal names in different folders do not collide."""
    archive = _zip(tmp_path / "a.zip", {"uno/x.shp": b"1", "dos/x.shp": b"2"})
    unpack(archive, tmp_path / "abierto")
    assert (tmp_path / "abierto/dos/x.shp").read_bytes() == b"2"


@pytest.mark.parametrize("name", ["../fuera.shp", "/fuera.shp", "a/../../fuera.shp", "C:/fuera.shp"])
def test_unpack_refuses_a_member_that_leaves_the_folder(tmp_path, name):
    """No member is written outside, and nothing is written at all."""
    archive = _zip(tmp_path / "a.zip", {"bien.shp": b"1", name: b"2"})
    with pytest.raises(BoundaryError, match="sale de su carpeta"):
        unpack(archive, tmp_path / "abierto")
    assert not (tmp_path / "abierto").exists()


def test_unpack_refuses_a_bomb_by_its_ratio(tmp_path):
    """Fifty megabytes of zeros in a few kilobytes are no boundary file."""
    archive = _zip(tmp_path / "a.zip", {"a.shp": bytes(50 << 20)})
    with pytest.raises(BoundaryError, match="crece más de 200 veces"):
        unpack(archive, tmp_path / "abierto")


def test_unpack_refuses_a_bomb_by_its_size(tmp_path, monkeypatch):
    """The announced total is checked before anything is written."""
    monkeypatch.setattr(fetching, "MAX_UNPACKED_BYTES", 10)
    archive = _zip(tmp_path / "a.zip", {"a.shp": b"x" * 11})
    with pytest.raises(BoundaryError, match="al abrirse"):
        unpack(archive, tmp_path / "abierto")


def test_unpack_refuses_too_many_members(tmp_path, monkeypatch):
    """Ten thousand small files are refused too."""
    monkeypatch.setattr(fetching, "MAX_MEMBERS", 1)
    with pytest.raises(BoundaryError, match="trae 2 archivos"):
        unpack(_zip(tmp_path / "a.zip", {"a": b"1", "b": b"2"}), tmp_path / "abierto")


def test_unpack_refuses_a_password(tmp_path):
    """The message says that the password is the reason."""
    archive = _zip(tmp_path / "a.zip", {"a.shp": b"1"})
    content = bytearray(archive.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(content)
    with pytest.raises(BoundaryError, match="contraseña"):
        unpack(archive, tmp_path / "abierto")


def test_unpack_refuses_a_cut_archive(tmp_path):
    """A download that stopped half way is named as such."""
    archive = _zip(tmp_path / "a.zip", {"a.shp": bytes(range(256)) * 50})
    archive.write_bytes(archive.read_bytes()[:60])
    with pytest.raises(BoundaryError, match="dañado o incompleto"):
        unpack(archive, tmp_path / "abierto")
