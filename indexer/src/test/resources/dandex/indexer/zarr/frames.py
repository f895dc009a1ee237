"""Writes frames.jsonl.gz: chunks that numcodecs encodes, each with the elements that were encoded.

Run with numcodecs 0.16 and numpy 2: python frames.py | gzip -9n > frames.jsonl.gz
"""
import base64
import itertools
import json

import numcodecs
import numpy as np

random = np.random.default_rng(4711)


def line(array, compressor=None, filters=(), shape=None, elements=None):
    data = array
    for codec in [*filters, *([compressor] if compressor else [])]:
        data = codec.encode(data)
    data = np.ascontiguousarray(data).tobytes() if isinstance(data, np.ndarray) else bytes(data)
    zarray = {
        "zarr_format": 2,
        "shape": shape or list(array.shape),
        "chunks": list(array.shape),
        "dtype": array.dtype.str,
        "order": "C",
        "fill_value": None,
        "compressor": compressor and compressor.get_config(),
        "filters": [codec.get_config() for codec in filters] or None,
    }
    if elements is None:
        elements = array.ravel().tolist()
        elements = [e.decode() if isinstance(e, bytes) else e for e in elements]
    value = "base64:" + base64.b64encode(data).decode()
    print(json.dumps({"zarray": zarray, "value": value, "elements": elements}))


def steps(dtype, count):
    """Values that compress: runs and slopes, ends of the range among them."""
    if dtype[1] == "f":
        values = np.round(np.cumsum(random.integers(-3, 4, count)) / 8, 3).astype(dtype)
        values[:3] = [np.nan, np.inf, -0.0]
        return values
    if dtype[1] == "b":
        return (np.arange(count) // 5 % 2).astype(dtype)
    if dtype[1] in "SU":
        words = ["left", "right", "CA1", "", "VISp2/3", "a much longer text of a description"]
        words += ["\u00b5m \u20ac \U0001f9e0"] if dtype[1] == "U" else []
        return np.array([words[i] for i in random.integers(0, len(words), count)], dtype)
    info = np.iinfo(dtype)
    values = (np.arange(count) // 3 % min(1000, info.max)).astype(dtype)
    values[:2] = [max(info.min, -(2**63)), min(info.max, 2**63 - 1)]
    return values


DTYPES = ["|b1", "|i1", "|u1", "<i2", ">i2", "<u2", "<i4", ">u4", "<i8", "<u8", ">i8"]
DTYPES += ["<f2", "<f4", ">f4", "<f8", ">f8", "|S40", "<U40", ">U40"]
for dtype in DTYPES:
    line(steps(dtype, 12))
    line(steps(dtype, 300), numcodecs.Blosc())
for cname, shuffle, (dtype, count) in itertools.product(
    ["lz4", "lz4hc", "zlib", "zstd"], [0, 1, 2], [("<f8", 333), ("<i4", 1024), ("<u2", 16), ("|b1", 700)]
):
    line(steps(dtype, count), numcodecs.Blosc(cname, 5, shuffle))
for cname, shuffle, blocksize in itertools.product(["lz4", "zlib", "zstd"], [0, 1, 2], [1024, 1200]):
    line(steps("<i4", 1013), numcodecs.Blosc(cname, 9, shuffle, blocksize))
line(random.integers(0, 256, 500).astype("|u1"), numcodecs.Blosc())
line(steps("<f8", 400), numcodecs.Blosc(clevel=0))
for codec in [numcodecs.Zlib(5), numcodecs.GZip(5), numcodecs.Zstd(3), numcodecs.LZ4()]:
    line(steps("<f4", 400), codec)
    line(steps("<f4", 400), None, [numcodecs.Shuffle(4), codec, numcodecs.Fletcher32()])
line(steps("<i2", 1001), None, [numcodecs.Fletcher32()])
line(steps("|u1", 1001), None, [numcodecs.Fletcher32()])
line(steps("<i4", 60).reshape(3, 4, 5), numcodecs.Blosc())
line(steps("<i4", 60), numcodecs.Blosc(), shape=[47], elements=steps("<i4", 60)[:47].tolist())
line(np.array(17.5), numcodecs.Blosc())

texts = np.array(["left", "", "\u00b5m \U0001f9e0", "a \"quoted\"\n\u0000 one"] * 9, object)
line(texts, numcodecs.Blosc(), [numcodecs.JSON()])
line(texts, numcodecs.Blosc(), [numcodecs.VLenUTF8()])
line(texts, None, [numcodecs.VLenUTF8()])
line(texts.reshape(6, 6), numcodecs.Zstd(), [numcodecs.JSON()])
line(texts.reshape(6, 6), numcodecs.Zstd(), [numcodecs.VLenUTF8()])
mixed = np.array([1, -2.5, True, "x", None, float("nan"), 2**62], object)
line(mixed, numcodecs.Blosc(), [numcodecs.JSON()])
rows = np.empty(3, object)
rows[:] = [[1, "a"], {"_REFERENCE": {"path": "/"}}, "plain"]
line(rows, numcodecs.Blosc(), [numcodecs.JSON()], elements=[None, None, "plain"])
